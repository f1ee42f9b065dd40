package org.onrecord.streams.entity;

import java.text.Normalizer;

/**
 * A name without its spelling: lower case, accents folded, punctuation gone, "&amp;" read as "and".
 *
 * @param full with the legal form ("leica camera ag")
 * @param bare without it ("leica camera"); equal to {@code full} where the legal form is all there is
 */
public record NormalForm(String full, String bare) {

    private static final int MAX_NAME_LENGTH = 200;

    /** Longer names are cut at 200 characters, so that the cost is bounded whatever the text holds. */
    public static NormalForm of(String name) {
        String cut = name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
        String full = folded(cut);
        return new NormalForm(full, LegalForms.bundled().strip(full));
    }

    /** Stable id of a name that no table knows. */
    public String slug() {
        return bare.isEmpty() ? "unnamed" : bare.replace(' ', '-');
    }

    /**
     * Folds one name without looking at its legal form. Dots and apostrophes join ("S.p.A." is "spa", "Macy's" is
     * "macys"), everything else that is no letter, digit or plus separates.
     */
    public static String folded(String name) {
        String plain = isAscii(name) ? name : decomposed(name);
        StringBuilder out = new StringBuilder(plain.length() + 4);
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '+') {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                appendFolded(out, c);
            } else if (c == '&') {
                out.append(out.isEmpty() ? "and" : " and");
                gap = true;
            } else if (!joins(plain, i)) {
                gap = true;
            }
        }
        return out.toString();
    }

    private static boolean joins(String text, int i) {
        return switch (text.charAt(i)) {
            case '.', '\'', '\u2019', '\u00ad', '\u200b' -> true;
            case '/' -> i == 1 || i >= 2 && text.charAt(i - 2) == ' ';
            default -> Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK;
        };
    }

    private static void appendFolded(StringBuilder out, char c) {
        switch (c) {
            case 'ß' -> out.append("ss");
            case 'ø', 'Ø' -> out.append('o');
            case 'æ', 'Æ' -> out.append("ae");
            case 'œ', 'Œ' -> out.append("oe");
            case 'ł', 'Ł' -> out.append('l');
            case 'đ', 'Đ' -> out.append('d');
            case 'ı', 'İ' -> out.append('i');
            default -> out.append(Character.toLowerCase(c));
        }
    }

    private static String decomposed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD);
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
