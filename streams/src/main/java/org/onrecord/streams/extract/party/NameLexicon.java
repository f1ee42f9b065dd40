package org.onrecord.streams.extract.party;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.entity.LegalForms;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.Token;

/** What is known about words and places before a document is read. */
final class NameLexicon {
    private static final int MAX_PLACE_WORDS = 5;
    private static final NameLexicon STANDARD = new NameLexicon();

    private final Map<String, Integer> classes = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Set<String> placeStarts = new HashSet<>();
    private final Set<String> media =
            LexiconFile.of(NameLexicon.class, "media-names.txt").entries();

    private NameLexicon() {
        Map<String, LexiconFile> files = new LinkedHashMap<>();
        for (WordClass wordClass : WordClass.values()) {
            if (!wordClass.file.isEmpty()) {
                add(wordClass, files.computeIfAbsent(wordClass.file, file -> LexiconFile.of(NameLexicon.class, file)));
            }
        }
        for (String place : LexiconFile.of(NameLexicon.class, "places.txt").entries()) {
            String key = place.replace("-", " - ").replace("  ", " ");
            places.add(withoutLastDot(key));
            placeStarts.add(withoutLastDot(key.split(" ")[0]));
        }
    }

    static NameLexicon standard() {
        return STANDARD;
    }

    private void add(WordClass wordClass, LexiconFile file) {
        for (List<String> row : file.rows()) {
            if (row.size() == 1 || row.get(1).equals(label(wordClass))) {
                classes.merge(withoutLastDot(row.get(0)), wordClass.bit(), (a, b) -> a | b);
            }
        }
    }

    private static String label(WordClass wordClass) {
        return wordClass.name().replace("HEAD_", "").replace("_NOUN", "");
    }

    private static String withoutLastDot(String word) {
        int dot = word.indexOf('.');
        return dot == word.length() - 1 && dot > 1 ? word.substring(0, dot) : word;
    }

    /** Whether a bare form names a wire service or another publisher. */
    boolean isMedium(String form) {
        return media.contains(form)
                || form.endsWith("newswire")
                || form.endsWith("newsbreaks")
                || form.endsWith(" newswires");
    }

    /** The bits of {@link WordClass} for a token. */
    int classesOf(Token token) {
        if (!token.word()) {
            return 0;
        }
        int found = classes.getOrDefault(token.lower(), 0);
        return LegalForms.bundled().contains(plain(token.lower())) ? found | WordClass.LEGAL_FORM.bit() : found;
    }

    private static String plain(String lower) {
        return lower.indexOf('.') < 0 ? lower : lower.replace(".", "");
    }

    /** The end of the longest place name that starts at a token, or the token itself when none does. */
    int endOfPlace(List<Token> tokens, int from, int to) {
        int end = from;
        if (placeStarts.contains(tokens.get(from).lower())) {
            StringBuilder phrase = new StringBuilder();
            for (int i = from; i < Math.min(to, from + MAX_PLACE_WORDS); i++) {
                phrase.append(i == from ? "" : " ").append(tokens.get(i).lower());
                if (places.contains(phrase.toString())) {
                    end = i + 1;
                }
            }
        }
        return end;
    }
}
