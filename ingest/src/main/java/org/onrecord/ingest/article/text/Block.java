package org.onrecord.ingest.article.text;

/**
 * One piece of an article's text.
 *
 * @param text without line breaks at its ends, never empty
 */
public record Block(Kind kind, String text) {

    /** What a block is on the page. */
    public enum Kind {
        TITLE,
        HEADING,
        PARAGRAPH,
        QUOTE,
        LIST_ITEM,
        CAPTION
    }

    public Block {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A block of an article has no text");
        }
    }
}
