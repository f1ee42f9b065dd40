package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;

/** The phrases of {@code cues.tsv} and the verbs of {@code speech-verbs.tsv}; immutable. */
final class CueLexicon {
    private static final int MAX_EXPANSIONS = 2000;

    private final PhraseMatcher<CueKind> matcher;

    private CueLexicon(PhraseMatcher<CueKind> matcher) {
        this.matcher = matcher;
    }

    static CueLexicon standard() {
        Map<String, CueKind> phrases = new HashMap<>();
        for (List<String> row : LexiconFile.ofRows(CueLexicon.class, "cues.tsv").rows()) {
            CueKind kind = CueKind.valueOf(row.get(0));
            expand(row.get(1)).forEach(phrase -> put(phrases, phrase, kind, "cues.tsv"));
        }
        for (List<String> row :
                LexiconFile.ofRows(CueLexicon.class, "speech-verbs.tsv").rows()) {
            CueKind kind = CueKind.valueOf(row.get(0));
            for (String verb : row.get(1).split(" ")) {
                if (phrases.get(verb) != CueKind.DENIAL) {
                    put(phrases, verb, kind, "speech-verbs.tsv");
                }
            }
        }
        PhraseMatcher.Builder<CueKind> builder = PhraseMatcher.ignoringCase();
        phrases.forEach(builder::add);
        return new CueLexicon(builder.build());
    }

    private static void put(Map<String, CueKind> phrases, String phrase, CueKind kind, String file) {
        CueKind before = phrases.putIfAbsent(phrase, kind);
        if (before != null && before != kind) {
            throw new IllegalStateException(file + ": \"" + phrase + "\" is both " + before + " and " + kind);
        }
    }

    /** Every phrase of a pattern in which "|" parts the alternatives of a word. */
    static List<String> expand(String pattern) {
        List<String> phrases = List.of("");
        for (String word : pattern.split(" ")) {
            List<String> longer = new ArrayList<>();
            for (String phrase : phrases) {
                for (String alternative : word.split("\\|")) {
                    String gap = phrase.isEmpty() || alternative.startsWith("'") ? "" : " ";
                    longer.add(phrase + gap + alternative);
                }
            }
            phrases = longer;
            if (phrases.size() > MAX_EXPANSIONS) {
                throw new IllegalStateException("cues.tsv: too many alternatives in \"" + pattern + "\"");
            }
        }
        return phrases;
    }

    /** "in May", not "may". */
    private static boolean month(AnalysedText text, Sentence sentence, PhraseMatcher.Match<CueKind> match) {
        return match.firstToken() > sentence.firstToken()
                && text.token(match.firstToken()).text().equals("May");
    }

    /** The cues of a sentence from left to right, without overlap, without the neutral ones. */
    List<PhraseMatcher.Match<CueKind>> in(AnalysedText text, Sentence sentence) {
        List<PhraseMatcher.Match<CueKind>> matches =
                matcher.longestMatches(text.tokens(), sentence.firstToken(), sentence.endToken());
        matches.removeIf(match -> match.value() == CueKind.NEUTRAL || month(text, sentence, match));
        return matches;
    }
}
