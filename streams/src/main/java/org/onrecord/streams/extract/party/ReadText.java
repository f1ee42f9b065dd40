package org.onrecord.streams.extract.party;

import java.util.List;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** A document's tokens with their word classes, and the writing style of its sentences. */
final class ReadText {
    final AnalysedText text;
    final List<Token> tokens;
    final String content;
    private final int[] classes;
    private final Casing[] casings;

    /** How a sentence uses capitals. */
    enum Casing {
        NORMAL,
        /** Nearly every word of weight has a capital, so that a capital says nothing. */
        TITLE_CASE,
        ALL_CAPITALS
    }

    ReadText(AnalysedText text, NameLexicon lexicon) {
        this.text = text;
        this.tokens = text.tokens();
        this.content = text.content();
        this.classes = new int[tokens.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = lexicon.classesOf(tokens.get(i));
        }
        this.casings = new Casing[text.sentences().size()];
        for (Sentence sentence : text.sentences()) {
            casings[sentence.index()] = casing(sentence);
        }
    }

    private Casing casing(Sentence sentence) {
        int words = 0;
        int capitalised = 0;
        int capitals = 0;
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            Token token = tokens.get(i);
            if (token.word() && token.text().length() >= 4 && !WordClass.FUNCTION.in(classes[i])) {
                words++;
                capitalised += token.capitalised() ? 1 : 0;
                capitals += token.allCapitals() ? 1 : 0;
            }
        }
        boolean line = sentence.kind() != Sentence.Kind.BODY;
        if (words >= 2 && capitals * 10 >= words * 7 && (line || words >= 5)) {
            return Casing.ALL_CAPITALS;
        }
        return words >= 3 && capitalised * 10 >= words * (line ? 7 : 9) ? Casing.TITLE_CASE : Casing.NORMAL;
    }

    int classes(int token) {
        return token >= 0 && token < classes.length ? classes[token] : 0;
    }

    boolean is(int token, WordClass wordClass) {
        return wordClass.in(classes(token));
    }

    boolean hasAny(int token, int bits) {
        return (classes(token) & bits) != 0;
    }

    /** The token's lower-case form, empty outside the text. */
    String lower(int token) {
        return token >= 0 && token < classes.length ? tokens.get(token).lower() : "";
    }

    Casing casing(int sentence) {
        return casings[sentence];
    }

    /** Whether nothing stands between two neighbouring tokens. */
    boolean adjacent(int before, int after) {
        return before >= 0
                && after < classes.length
                && tokens.get(before).end() == tokens.get(after).start();
    }

    /** Whether the token is a word with a capital anywhere, or one written like a domain ("booking.com"). */
    boolean nameLike(int index) {
        Token token = tokens.get(index);
        if (!token.word() || token.text().charAt(0) == '\'' || token.text().charAt(0) == '’') {
            return false;
        }
        String text = token.text();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return domainLike(text);
    }

    static boolean domainLike(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 1
                && dot < text.length() - 1
                && DOMAIN_ENDINGS.contains(text.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
    }

    private static final java.util.Set<String> DOMAIN_ENDINGS = java.util.Set.of(
            "com", "ai", "io", "net", "org", "co", "app", "tv", "fm", "dev", "xyz", "de", "fr", "uk", "eu", "us");
}
