package org.onrecord.ingest.article.text;

/**
 * A run of text that a page sets apart: a paragraph, a heading, an item, the label of a button.
 *
 * @param region the innermost one
 * @param text with single spaces, never blank
 * @param words counted by spaces, and two characters to the word where a script has none
 * @param linkedChars characters that lie within links
 * @param parts the pieces that line breaks cut it into
 */
record Segment(
        Region region,
        Block.Kind kind,
        String text,
        int words,
        int linkedChars,
        int links,
        int emphasizedChars,
        int parts) {

    double linkDensity() {
        return Math.min(1, (double) linkedChars / Math.max(1, text.length()));
    }

    int linkedWords() {
        return (int) Math.round(words * linkDensity());
    }
}
