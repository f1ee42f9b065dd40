package org.onrecord.ingest.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Finds the element that holds a page's article by the weight of its paragraphs, and cuts it into blocks. */
final class BodyBlocks {

    private static final String NOISE =
            "script, style, noscript, template, nav, footer, aside, form, button, iframe, svg,"
                    + " select, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=dialog],"
                    + " .share, .social, .related, .newsletter, .comments, #comments, .cookie, .advertisement, .breadcrumb, .sidebar,"
                    + " .menu, .tags, .promo, .subscribe";
    private static final Set<String> BLOCK_TAGS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "li",
            "ul",
            "ol",
            "figcaption",
            "figure",
            "table",
            "tr",
            "td",
            "th",
            "header",
            "pre",
            "dl",
            "dt",
            "dd",
            "body",
            "center",
            "tbody",
            "thead",
            "address");
    private static final int MIN_PARAGRAPH_LENGTH = 25;

    private final Document document;
    private final String title;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder inline = new StringBuilder();

    BodyBlocks(Document document, String title) {
        this.document = document;
        this.title = title;
    }

    List<Block> read() {
        document.select(NOISE).remove();
        if (!title.isBlank()) {
            blocks.add(new Block(Block.Kind.TITLE, title));
        }
        Element body = document.body();
        walk(best(body), Block.Kind.PARAGRAPH);
        flush(Block.Kind.PARAGRAPH);
        return blocks;
    }

    private static Element best(Element body) {
        Map<Element, Double> scores = new HashMap<>();
        for (Element paragraph : body.select("p, pre, td, blockquote")) {
            String text = paragraph.ownText();
            Element parent = paragraph.parent();
            if (text.length() < MIN_PARAGRAPH_LENGTH || parent == null) {
                continue;
            }
            double score =
                    1 + text.chars().filter(c -> c == ',' || c == '.').count() + Math.min(text.length() / 100.0, 3);
            scores.merge(parent, score, Double::sum);
            if (parent.parent() != null) {
                scores.merge(parent.parent(), score / 2, Double::sum);
            }
        }
        return scores.entrySet().stream()
                .max((a, b) -> Double.compare(weight(a), weight(b)))
                .map(Map.Entry::getKey)
                .orElse(body);
    }

    private static double weight(Map.Entry<Element, Double> scored) {
        Element element = scored.getKey();
        int text = Math.max(1, element.text().length());
        int linked = element.select("a").text().length();
        double bonus = element.tagName().equals("article") || element.tagName().equals("main") ? 1.25 : 1;
        return scored.getValue() * bonus * (1 - Math.min(1.0, (double) linked / text));
    }

    private void walk(Node node, Block.Kind kind) {
        for (Node child : node.childNodes()) {
            if (child instanceof TextNode text) {
                inline.append(text.getWholeText().replace('\n', ' '));
            } else if (child instanceof Element element) {
                if (element.tagName().equals("br")) {
                    inline.append('\n');
                } else if (BLOCK_TAGS.contains(element.tagName())) {
                    flush(kind);
                    Block.Kind inner = kindOf(element, kind);
                    walk(element, inner);
                    flush(inner);
                } else {
                    walk(element, kind);
                }
            }
        }
    }

    private static Block.Kind kindOf(Element element, Block.Kind outer) {
        return switch (element.tagName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Block.Kind.HEADING;
            case "blockquote" -> Block.Kind.QUOTE;
            case "li" -> Block.Kind.LIST_ITEM;
            case "figcaption" -> Block.Kind.CAPTION;
            default -> outer;
        };
    }

    /** Two line breaks in a row part paragraphs, as on pages from before style sheets. */
    private void flush(Block.Kind kind) {
        String[] paragraphs = inline.toString().replace('\u00a0', ' ').split("\\n[ \\t\\r]{0,64}\\n");
        inline.setLength(0);
        for (String paragraph : paragraphs) {
            String text = paragraph.replaceAll("\\s+", " ").strip();
            if (!text.isEmpty() && !(blocks.size() <= 1 && text.equals(title))) {
                blocks.add(new Block(kind, text));
            }
        }
    }
}
