package org.onrecord.ingest.article.text;

/** Collects the text of one segment, with white space already reduced as a browser shows it. */
final class SegmentText {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int UNSPACED_CHARS_PER_WORD = 2;

    private final StringBuilder text = new StringBuilder();
    private int linkedChars;
    private int emphasizedChars;
    private int links;
    private int breaks;
    private int parts = 1;
    private boolean pendingSpace;
    private boolean hasWord;

    void append(String raw, boolean isLinked, boolean isEmphasized) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isSpace(c)) {
                pendingSpace = true;
            } else if (!isInvisible(c) && text.length() < MAX_LENGTH) {
                if (breaks > 0 && !text.isEmpty()) {
                    parts++;
                }
                if (pendingSpace && !text.isEmpty()) {
                    text.append(' ');
                }
                pendingSpace = false;
                breaks = 0;
                text.append(c);
                hasWord |= Character.isLetterOrDigit(c) || Character.isSurrogate(c);
                linkedChars += isLinked ? 1 : 0;
                emphasizedChars += isEmphasized ? 1 : 0;
            }
        }
    }

    void lineBreak() {
        breaks++;
        pendingSpace = true;
    }

    boolean endsParagraph() {
        return breaks >= 2;
    }

    void link() {
        links++;
    }

    boolean hasWords() {
        return hasWord;
    }

    Segment toSegment(Region region, Block.Kind kind) {
        return new Segment(region, kind, text.toString(), words(text), linkedChars, links, emphasizedChars, parts);
    }

    void clear() {
        text.setLength(0);
        linkedChars = 0;
        emphasizedChars = 0;
        links = 0;
        breaks = 0;
        parts = 1;
        pendingSpace = false;
        hasWord = false;
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == '\u00a0'
                || c == '\u3000'
                || c >= '\u2000' && c <= '\u200a'
                || c == '\u202f'
                || c == '\u2028'
                || c == '\u2029';
    }

    private static boolean isInvisible(char c) {
        return c == '\u200b' || c == '\ufeff' || c == '\u00ad' || c == '\u2060' || c < ' ' || c == '\u007f';
    }

    private static int words(CharSequence text) {
        int words = 0;
        int unspaced = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWide =
                    c >= '\u2e80' && c < '\uac00' || c >= '\uf900' && c < '\ufb00' || c >= '\u0e00' && c < '\u0f00';
            unspaced += isWide ? 1 : 0;
            boolean isWord = !isWide && c != ' ';
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }
        return Math.max(1, words + unspaced / UNSPACED_CHARS_PER_WORD);
    }
}
