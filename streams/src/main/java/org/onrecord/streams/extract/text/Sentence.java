package org.onrecord.streams.extract.text;

/**
 * A sentence, headline or list item.
 *
 * @param firstToken inclusive
 * @param endToken exclusive
 */
public record Sentence(int index, int paragraph, Kind kind, Span span, int firstToken, int endToken) {
    /** Where a sentence stands. */
    public enum Kind {
        /** The document's title. */
        TITLE,
        /** A short line without a closing mark, or one that ends in a question mark or colon. */
        HEADING,
        LIST_ITEM,
        BODY
    }

    /** Tokens in the sentence. */
    public int size() {
        return endToken - firstToken;
    }
}
