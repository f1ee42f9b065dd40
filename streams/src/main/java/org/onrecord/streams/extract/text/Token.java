package org.onrecord.streams.extract.text;

/**
 * A word, number, link or mark of punctuation.
 *
 * <p>Hyphens, slashes and possessive {@code 's} stand alone; contractions are split before {@code n't}; a dot belongs
 * to the token in abbreviations ("Inc.", "U.S.").
 *
 * @param text the characters as written
 * @param lower lower case, curly apostrophes straightened, the dot of an abbreviation with one dot left off ("inc")
 */
public record Token(int index, int start, int end, String text, String lower, Kind kind) {
    /** The sort of characters that a token is made of. */
    public enum Kind {
        WORD,
        NUMBER,
        LINK,
        PUNCTUATION
    }

    public Span span() {
        return new Span(start, end);
    }

    public boolean word() {
        return kind == Kind.WORD;
    }

    /** Whether the first character is an upper-case (or title-case) letter. */
    public boolean capitalised() {
        return Character.isUpperCase(text.charAt(0)) || Character.isTitleCase(text.charAt(0));
    }

    /** Whether there are at least two letters and no lower-case one. */
    public boolean allCapitals() {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters += Character.isUpperCase(c) ? 1 : 0;
        }
        return letters >= 2;
    }

    public boolean is(String lowerCase) {
        return lower.equals(lowerCase);
    }
}
