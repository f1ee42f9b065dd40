package org.onrecord.streams.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts text into {@link Token}s in one pass; immutable and safe for many threads. */
public final class Tokenizer {
    private static final int MAX_TOKEN_LENGTH = 200;
    private static final int MAX_TICKER_LENGTH = 14;
    private static final Set<String> SUFFIXES_AFTER_APOSTROPHE = Set.of("s", "re", "ve", "ll", "d", "m");

    private final Set<String> abbreviations;

    /** @param abbreviations lower case, without their dot */
    Tokenizer(Set<String> abbreviations) {
        this.abbreviations = Set.copyOf(abbreviations);
    }

    /** The tokenizer with the abbreviations that ship with the product. */
    public static Tokenizer standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        private static final Tokenizer STANDARD = new Tokenizer(
                LexiconFile.of(Tokenizer.class, "abbreviations.txt").entries());
    }

    public List<Token> tokenize(String content) {
        List<Token> tokens = new ArrayList<>(content.length() / 5 + 8);
        int at = 0;
        while (at < content.length()) {
            char c = content.charAt(at);
            if (blank(c)) {
                at++;
                continue;
            }
            int end = endOfToken(content, at);
            add(tokens, content, at, end);
            at = end;
        }
        return tokens;
    }

    static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff' || c < ' ';
    }

    private int endOfToken(String content, int at) {
        char c = content.charAt(at);
        int limit = Math.min(content.length(), at + MAX_TOKEN_LENGTH);
        if (Character.isLetter(c) || Character.isSurrogate(c)) {
            int link = endOfLink(content, at);
            return link > at ? link : endOfWord(content, at, limit);
        }
        if (Character.isDigit(c)) {
            return endOfNumber(content, at, limit);
        }
        if (apostrophe(c)) {
            return endOfApostrophe(content, at);
        }
        if (c == '.' || c == '-') {
            int end = at + 1;
            while (end < limit && content.charAt(end) == c) {
                end++;
            }
            return end;
        }
        return at + 1;
    }

    private static int endOfLink(String content, int at) {
        if (!content.startsWith("http", at) && !content.startsWith("www.", at)) {
            return at;
        }
        if (!content.startsWith("www.", at)
                && !content.startsWith("http://", at)
                && !content.startsWith("https://", at)) {
            return at;
        }
        int end = at;
        while (end < content.length() && !blank(content.charAt(end)) && "<>\"”)]".indexOf(content.charAt(end)) < 0) {
            end++;
        }
        while (end > at + 1 && ".,;:!?'".indexOf(content.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private int endOfWord(String content, int at, int limit) {
        int end = at + 1;
        while (end < limit) {
            char c = content.charAt(end);
            if (wordCharacter(c)) {
                end++;
            } else if (apostrophe(c) && joinsLetters(content, end) && !suffixFollows(content, end)) {
                end++;
            } else if (c == '.' && dotJoins(content, at, end)) {
                end++;
            } else if (c == '@' && end + 1 < limit && wordCharacter(content.charAt(end + 1))) {
                end++;
            } else if (c == '&' && end - at <= 2 && end + 1 < limit && Character.isUpperCase(content.charAt(end + 1))) {
                end++;
            } else {
                break;
            }
        }
        int beforeNot = end - 3;
        if (beforeNot > at && notContraction(content, beforeNot, end)) {
            return beforeNot;
        }
        return dotBelongs(content, at, end) ? end + 1 : end;
    }

    private static boolean notContraction(String content, int at, int end) {
        return (content.charAt(at) == 'n' || content.charAt(at) == 'N')
                && apostrophe(content.charAt(at + 1))
                && (content.charAt(end - 1) == 't' || content.charAt(end - 1) == 'T');
    }

    private static boolean wordCharacter(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || c == '_'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    static boolean apostrophe(char c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '‘';
    }

    private static boolean joinsLetters(String content, int apostrophe) {
        return apostrophe + 1 < content.length()
                && Character.isLetter(content.charAt(apostrophe - 1))
                && Character.isLetter(content.charAt(apostrophe + 1));
    }

    private static boolean suffixFollows(String content, int apostrophe) {
        int end = apostrophe + 1;
        while (end < content.length() && end - apostrophe <= 3 && Character.isLetter(content.charAt(end))) {
            end++;
        }
        return SUFFIXES_AFTER_APOSTROPHE.contains(
                content.substring(apostrophe + 1, end).toLowerCase(Locale.ROOT));
    }

    /** Whether the dot at {@code dot} is inside the word: "U.S", "Amazon.com", not "closed.The". */
    private static boolean dotJoins(String content, int start, int dot) {
        if (dot + 1 >= content.length() || !Character.isLetterOrDigit(content.charAt(dot + 1))) {
            return false;
        }
        char next = content.charAt(dot + 1);
        boolean singleLetterBefore = dot - 1 == start || content.charAt(dot - 2) == '.';
        boolean singleLetterAfter = dot + 2 >= content.length() || !Character.isLetterOrDigit(content.charAt(dot + 2));
        if (Character.isUpperCase(next)) {
            return singleLetterBefore && singleLetterAfter || ticker(content, start);
        }
        return true;
    }

    /** Whether the word is a ticker with its exchange in angle brackets: {@code <ABCD.L>}. */
    private static boolean ticker(String content, int start) {
        if (start == 0 || content.charAt(start - 1) != '<') {
            return false;
        }
        int end = Math.min(content.length(), start + MAX_TICKER_LENGTH);
        for (int at = start; at < end; at++) {
            char c = content.charAt(at);
            if (c == '>') {
                return true;
            }
            if (!Character.isLetterOrDigit(c) && c != '.') {
                return false;
            }
        }
        return false;
    }

    /** Whether the dot after the word belongs to it: "U.S.", "Inc.", an initial "J.". */
    private boolean dotBelongs(String content, int start, int end) {
        if (end >= content.length() || content.charAt(end) != '.') {
            return false;
        }
        if (end + 1 < content.length() && content.charAt(end + 1) == '.') {
            return false;
        }
        if (end - start == 1) {
            return Character.isUpperCase(content.charAt(start)) && content.charAt(start) != 'I';
        }
        String word = content.substring(start, end);
        boolean initials = word.length() >= 3 && word.length() <= 9 && word.charAt(word.length() - 2) == '.';
        return initials || abbreviations.contains(word.toLowerCase(Locale.ROOT));
    }

    private static int endOfNumber(String content, int at, int limit) {
        int end = at + 1;
        while (end < limit) {
            char c = content.charAt(end);
            boolean separator =
                    (c == '.' || c == ',' || c == ':') && end + 1 < limit && Character.isDigit(content.charAt(end + 1));
            if (!wordCharacter(c) && !separator) {
                break;
            }
            end++;
        }
        return end;
    }

    private static int endOfApostrophe(String content, int at) {
        boolean afterLetter = at > 0 && Character.isLetterOrDigit(content.charAt(at - 1));
        if (afterLetter && suffixFollows(content, at)) {
            int end = at + 1;
            while (end < content.length() && Character.isLetter(content.charAt(end))) {
                end++;
            }
            return end;
        }
        if (at >= 1
                && at + 1 < content.length()
                && (content.charAt(at - 1) == 'n' || content.charAt(at - 1) == 'N')
                && (content.charAt(at + 1) == 't')) {
            return at + 2;
        }
        return at + 1;
    }

    private static void add(List<Token> tokens, String content, int start, int end) {
        String text = content.substring(start, end);
        Token.Kind kind = kind(text);
        tokens.add(new Token(tokens.size(), start, end, text, lower(text, kind), kind));
    }

    private static Token.Kind kind(String text) {
        char first = text.charAt(0);
        if (text.startsWith("http://") || text.startsWith("https://") || text.startsWith("www.")) {
            return Token.Kind.LINK;
        }
        if (Character.isLetter(first) || Character.isSurrogate(first)) {
            return text.indexOf('@') > 0 ? Token.Kind.LINK : Token.Kind.WORD;
        }
        if (Character.isDigit(first)) {
            return Token.Kind.NUMBER;
        }
        return apostrophe(first) && text.length() > 1 ? Token.Kind.WORD : Token.Kind.PUNCTUATION;
    }

    private static String lower(String text, Token.Kind kind) {
        if (kind != Token.Kind.WORD) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('ʼ', '\'')
                .replace('‘', '\'');
        int dot = lower.indexOf('.');
        return dot == lower.length() - 1 && dot > 1 ? lower.substring(0, dot) : lower;
    }
}
