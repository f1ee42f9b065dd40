package org.onrecord.ingest.article.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.ingest.web.DataLines;

/** Short texts that pages show around their articles: "Read also", "Sign up". */
final class Phrases {

    private static final int MAX_LENGTH = 240;
    private static final int KEY_LENGTH = 2;
    private static final Map<String, Set<String>> BEGINNINGS = new HashMap<>();
    private static final Set<String> WHOLE = new HashSet<>();

    static {
        for (DataLines.Line line : DataLines.of(Phrases.class, "boilerplate-phrases.txt")) {
            boolean isWhole = line.text().endsWith("$");
            String phrase = isWhole ? line.text().substring(0, line.text().length() - 1) : line.text();
            line.require(phrase.equals(phrase.toLowerCase(Locale.ROOT)), "is not in lower case");
            boolean isNew = isWhole
                    ? WHOLE.add(phrase)
                    : BEGINNINGS
                            .computeIfAbsent(key(phrase), k -> new HashSet<>())
                            .add(phrase);
            line.require(isNew, "is doubled");
        }
    }

    private Phrases() {}

    static boolean begin(String text) {
        String lower = (text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        String bare = lower.startsWith("(") || lower.startsWith("[") ? lower.substring(1) : lower;
        for (String beginning : BEGINNINGS.getOrDefault(key(bare), Set.of())) {
            if (bare.startsWith(beginning) && endsWord(bare, beginning.length())) {
                return true;
            }
        }
        return bare.length() < 24 && WHOLE.contains(bare.replaceAll("[:!?.]$", ""));
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length()
                || !Character.isLetter(text.charAt(at))
                || !Character.isLetter(text.charAt(at - 1))
                || text.charAt(at) > 0x2E80;
    }

    private static String key(String phrase) {
        return phrase.length() <= KEY_LENGTH ? phrase : phrase.substring(0, KEY_LENGTH);
    }
}
