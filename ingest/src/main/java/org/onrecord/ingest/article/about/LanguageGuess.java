package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.ingest.web.DataLines;

/** Guesses the language of a text by its script and its commonest words. */
public final class LanguageGuess {

    private static final int MOST_CHARS = 6_000;
    private static final int LEAST_HITS = 6;
    private static final double LEAST_LEAD = 1.15;
    private static final int SURE_HITS = 25;
    private static final double SURE_LEAD = 2;
    private static final double LEAST_SCRIPT_SHARE = 0.3;

    private static final List<String> TAGS = new ArrayList<>();
    private static final Map<String, int[]> WORDS = new HashMap<>();

    static {
        for (DataLines.Line line : DataLines.of(LanguageGuess.class, "function-words.txt")) {
            String[] parts = line.text().split(": ", 2);
            line.require(parts.length == 2 && !TAGS.contains(parts[0]), "names no language of its own");
            int number = TAGS.size();
            TAGS.add(parts[0]);
            for (String word : List.of(parts[1].split(" "))) {
                WORDS.merge(word, new int[] {number}, LanguageGuess::both);
            }
        }
    }

    private LanguageGuess() {}

    /** The BCP 47 tag of the language; empty for texts that are too short or of no language that is known here. */
    public static Optional<String> of(Iterable<String> paragraphs) {
        return of(paragraphs, LEAST_HITS, LEAST_LEAD);
    }

    /** The same where it is beyond doubt, so that it can contradict what a page declares. */
    public static Optional<String> sure(Iterable<String> paragraphs) {
        return of(paragraphs, SURE_HITS, SURE_LEAD);
    }

    private static Optional<String> of(Iterable<String> paragraphs, int leastHits, double leastLead) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : paragraphs) {
            if (text.length() < MOST_CHARS) {
                text.append(paragraph, 0, Math.min(paragraph.length(), MOST_CHARS))
                        .append('\n');
            }
        }
        return byScript(text).or(() -> byWords(text.toString(), leastHits, leastLead));
    }

    private static Optional<String> byScript(CharSequence text) {
        Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
        int[] letters = {0};
        text.codePoints().filter(Character::isLetter).forEach(c -> {
            letters[0]++;
            scripts.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
        });
        double least = Math.max(8, letters[0] * LEAST_SCRIPT_SHARE);
        int kana = scripts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
                + scripts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
        int han = scripts.getOrDefault(Character.UnicodeScript.HAN, 0);
        if (kana + han >= least) {
            return Optional.of(kana > letters[0] * 0.05 ? "ja" : "zh");
        }
        return scripts.entrySet().stream()
                .filter(script -> script.getValue() >= least)
                .flatMap(script -> tag(script.getKey()).stream())
                .findFirst();
    }

    private static Optional<String> tag(Character.UnicodeScript script) {
        return switch (script) {
            case HANGUL -> Optional.of("ko");
            case GREEK -> Optional.of("el");
            case HEBREW -> Optional.of("he");
            case ARABIC -> Optional.of("ar");
            case THAI -> Optional.of("th");
            case DEVANAGARI -> Optional.of("hi");
            default -> Optional.empty();
        };
    }

    private static Optional<String> byWords(String text, int leastHits, double leastLead) {
        int[] hits = new int[TAGS.size()];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            for (int language : WORDS.getOrDefault(word, new int[0])) {
                hits[language]++;
            }
        }
        int best = 0;
        for (int i = 1; i < hits.length; i++) {
            best = hits[i] > hits[best] ? i : best;
        }
        int most = hits[best];
        hits[best] = 0;
        int second = Arrays.stream(hits).max().orElse(0);
        return most >= leastHits && most >= second * leastLead ? Optional.of(TAGS.get(best)) : Optional.empty();
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return Arrays.stream(all).distinct().toArray();
    }
}
