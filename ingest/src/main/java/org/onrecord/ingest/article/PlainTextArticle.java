package org.onrecord.ingest.article;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.ingest.article.text.Block;

/**
 * A text file: paragraphs parted by empty lines. A short first line without a full stop at its end, before an empty
 * line, is the title; a short later one is a heading; a paragraph within quotation marks is a quote.
 */
final class PlainTextArticle {

    private static final int MAX_HEADING_LENGTH = 150;
    private static final int MAX_WRAPPED_LENGTH = 160;
    private static final String TERMINATORS = ".!;:,…\"”";
    private static final String QUOTE_OPENERS = "\"“«„>";

    private PlainTextArticle() {}

    static ParsedArticle read(Page page) {
        List<String> paragraphs = paragraphs(Charsets.decode(page.bytes(), page.charset()));
        List<Block> blocks = new ArrayList<>();
        String title = page.hints().title() == null ? "" : page.hints().title();
        for (String paragraph : paragraphs) {
            boolean first = blocks.isEmpty();
            if (first && title.isEmpty() && paragraphs.size() > 1 && isHeading(paragraph)) {
                title = paragraph;
                blocks.add(new Block(Block.Kind.TITLE, paragraph));
            } else {
                blocks.add(new Block(kind(paragraph), paragraph));
            }
        }
        return Described.with(page, title, blocks);
    }

    private static Block.Kind kind(String paragraph) {
        if (paragraph.length() > 2 && isMarkedItem(paragraph)) {
            return Block.Kind.LIST_ITEM;
        }
        if (QUOTE_OPENERS.indexOf(paragraph.charAt(0)) >= 0 && endsQuoted(paragraph)) {
            return Block.Kind.QUOTE;
        }
        return isHeading(paragraph) ? Block.Kind.HEADING : Block.Kind.PARAGRAPH;
    }

    private static boolean isMarkedItem(String paragraph) {
        return "-*•–".indexOf(paragraph.charAt(0)) >= 0 && paragraph.charAt(1) == ' ';
    }

    private static boolean endsQuoted(String paragraph) {
        return "\"”»“".indexOf(paragraph.charAt(paragraph.length() - 1)) >= 0;
    }

    private static boolean isHeading(String paragraph) {
        return paragraph.length() <= MAX_HEADING_LENGTH
                && TERMINATORS.indexOf(paragraph.charAt(paragraph.length() - 1)) < 0;
    }

    /** Lines that are longer than any terminal is wide were not wrapped: each of them is a paragraph. */
    private static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean unwrapped = text.lines().anyMatch(line -> line.length() > MAX_WRAPPED_LENGTH);
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String stripped = line.strip();
            if (stripped.isEmpty() || unwrapped) {
                flush(current, paragraphs);
            }
            if (stripped.isEmpty()) {
                continue;
            }
            current.append(current.isEmpty() ? "" : " ").append(stripped);
        }
        flush(current, paragraphs);
        return paragraphs;
    }

    private static void flush(StringBuilder current, List<String> into) {
        String paragraph = current.toString().replace("\u0000", "").strip();
        if (!paragraph.isEmpty()) {
            into.add(paragraph);
        }
        current.setLength(0);
    }
}
