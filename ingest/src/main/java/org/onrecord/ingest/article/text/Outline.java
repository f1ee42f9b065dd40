package org.onrecord.ingest.article.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** A page as regions within regions and the segments of text in them, in reading order. */
final class Outline {

    private static final int MAX_SEGMENTS = 20_000;

    final List<Region> regions;
    final List<Segment> segments;

    private Outline(List<Region> regions, List<Segment> segments) {
        this.regions = regions;
        this.segments = segments;
    }

    /** Cuts up the body of a page. The first region is the body itself. */
    static Outline of(Element body) {
        Cutter cutter = new Cutter();
        NodeTraversor.traverse(cutter, body);
        return new Outline(cutter.regions, cutter.segments);
    }

    private static final class Cutter implements NodeVisitor {

        private static final Set<String> SKIPPED = Set.of(
                "script",
                "style",
                "noscript",
                "template",
                "iframe",
                "svg",
                "select",
                "button",
                "textarea",
                "object",
                "canvas",
                "head",
                "audio",
                "video",
                "map",
                "datalist",
                "input",
                "amp-analytics",
                "amp-ad",
                "amp-embed");
        private static final Set<String> INLINE = Set.of(
                "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
                "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rp", "rt", "ruby", "s", "samp",
                "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");
        private static final Set<String> EMPHASIS = Set.of("b", "strong", "em", "i");

        private final ClassHints hints = new ClassHints();
        private final List<Region> regions = new ArrayList<>();
        private final List<Segment> segments = new ArrayList<>();
        private final SegmentText text = new SegmentText();
        private @Nullable Region current;
        private @Nullable Node skipped;
        private int linkDepth;
        private int emphasisDepth;

        @Override
        public void head(Node node, int depth) {
            if (skipped != null) {
                return;
            }
            if (node instanceof TextNode words && !(node instanceof CDataNode)) {
                text.append(words.getWholeText(), linkDepth > 0, emphasisDepth > 0);
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        private void open(Element element) {
            String tag = element.normalName();
            if (SKIPPED.contains(tag)) {
                skipped = element;
            } else if (tag.equals("br")) {
                text.lineBreak();
                if (text.endsParagraph()) {
                    flush();
                }
            } else if (tag.equals("hr")) {
                flush();
            } else if (INLINE.contains(tag)) {
                openInline(element, tag);
            } else {
                flush();
                Region region = new Region(current, element, hints.of(element), segments.size());
                regions.add(region);
                current = region;
            }
        }

        private void openInline(Element element, String tag) {
            if (tag.equals("a") && element.hasAttr("href")) {
                linkDepth++;
                text.link();
            } else if (EMPHASIS.contains(tag)) {
                emphasisDepth++;
            } else if (tag.equals("span") && element.attributesSize() > 0 && isHidden(element)) {
                skipped = element;
            }
        }

        private boolean isHidden(Element element) {
            return (hints.of(element) & ClassHints.Hint.HIDDEN.bit()) != 0
                    && !element.attr("aria-hidden").equals("true");
        }

        @Override
        public void tail(Node node, int depth) {
            if (skipped != null) {
                if (skipped == node) {
                    skipped = null;
                }
            } else if (node instanceof Element element) {
                close(element.normalName(), element);
            }
        }

        private void close(String tag, Element element) {
            if (tag.equals("a") && element.hasAttr("href")) {
                linkDepth--;
            } else if (EMPHASIS.contains(tag)) {
                emphasisDepth--;
            } else if (!INLINE.contains(tag) && !tag.equals("br") && !tag.equals("hr") && current != null) {
                flush();
                current.endSegment = segments.size();
                Region parent = current.parent;
                if (parent != null) {
                    parent.words += current.words;
                    parent.linkedWords += current.linkedWords;
                }
                current = parent;
            }
        }

        private void flush() {
            if (current != null && text.hasWords() && segments.size() < MAX_SEGMENTS) {
                Segment segment = text.toSegment(current, kind(current));
                segments.add(segment);
                current.words += segment.words();
                current.linkedWords += segment.linkedWords();
            }
            text.clear();
        }

        private static Block.Kind kind(Region innermost) {
            int up = 0;
            for (Region region = innermost; region != null && up < 4; region = region.parent, up++) {
                switch (region.tag.toLowerCase(Locale.ROOT)) {
                    case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                        return Block.Kind.HEADING;
                    }
                    case "blockquote" -> {
                        return Block.Kind.QUOTE;
                    }
                    case "li", "dd", "dt" -> {
                        return Block.Kind.LIST_ITEM;
                    }
                    case "figcaption", "figure" -> {
                        return Block.Kind.CAPTION;
                    }
                    case "article", "section", "main", "body", "td" -> {
                        return Block.Kind.PARAGRAPH;
                    }
                    default -> {}
                }
            }
            return Block.Kind.PARAGRAPH;
        }
    }
}
