package org.onrecord.streams.extract.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.text.LexiconFile;

/** The forms of the verbs that the tagger knows; immutable. */
public final class VerbLexicon {
    private static final String VOWELS = "aeiou";

    private final Map<String, Reading> readings = new HashMap<>();

    private VerbLexicon() {}

    /** Which form of a verb a word is. */
    public enum Form {
        BASE,
        THIRD_PERSON,
        PAST,
        /** The past participle where it differs from the past. */
        PARTICIPLE,
        /** Past or past participle. */
        PAST_OR_PARTICIPLE,
        GERUND
    }

    /**
     * A word read as a verb.
     *
     * @param noun whether the word is as often a noun
     */
    public record Reading(String lemma, Form form, boolean noun) {}

    /** The lexicon that ships with the product. */
    public static VerbLexicon standard() {
        VerbLexicon lexicon = new VerbLexicon();
        for (List<String> row : LexiconFile.of(VerbLexicon.class, "verbs.tsv").rows()) {
            lexicon.addVerb(
                    row.get(0), field(row, 1), field(row, 2), field(row, 3).equals("noun"));
        }
        return lexicon;
    }

    private static String field(List<String> row, int index) {
        return index < row.size() ? row.get(index) : "";
    }

    /** The reading of a lower-case word, null when it is no form of a known verb. */
    public @Nullable Reading reading(String lower) {
        return readings.get(lower);
    }

    private void addVerb(String base, String irregularPast, String irregularParticiple, boolean noun) {
        String past = irregularPast.isEmpty() ? regularPast(base) : irregularPast;
        String participle = irregularParticiple.isEmpty() ? past : irregularParticiple;
        put(base, base, Form.BASE, noun);
        put(thirdPerson(base), base, Form.THIRD_PERSON, noun);
        put(gerund(base, past), base, Form.GERUND, false);
        if (past.equals(participle)) {
            put(past, base, Form.PAST_OR_PARTICIPLE, false);
        } else {
            put(past, base, Form.PAST, false);
            put(participle, base, Form.PARTICIPLE, false);
        }
    }

    private void put(String form, String lemma, Form kind, boolean noun) {
        readings.putIfAbsent(form, new Reading(lemma, kind, noun));
    }

    private static String thirdPerson(String base) {
        if (base.equals("have") || base.equals("be")) {
            return base.equals("have") ? "has" : "is";
        }
        if (base.endsWith("y") && !vowel(base, base.length() - 2)) {
            return base.substring(0, base.length() - 1) + "ies";
        }
        boolean sibilant = base.endsWith("s")
                || base.endsWith("x")
                || base.endsWith("z")
                || base.endsWith("ch")
                || base.endsWith("sh")
                || base.endsWith("o");
        return base + (sibilant ? "es" : "s");
    }

    private static String regularPast(String base) {
        if (base.endsWith("e")) {
            return base + "d";
        }
        if (base.endsWith("y") && !vowel(base, base.length() - 2)) {
            return base.substring(0, base.length() - 1) + "ied";
        }
        return base + "ed";
    }

    private static String gerund(String base, String past) {
        char last = base.charAt(base.length() - 1);
        boolean doubled = past.equals(base + last + "ed") || doublesWithoutPast(base);
        if (doubled) {
            return base + last + "ing";
        }
        if (base.endsWith("ie")) {
            return base.substring(0, base.length() - 2) + "ying";
        }
        boolean silent = base.endsWith("e") && !base.endsWith("ee") && !base.equals("be");
        return (silent ? base.substring(0, base.length() - 1) : base) + "ing";
    }

    /** Irregular verbs of one short syllable: "cutting", "getting", "running", "spinning". */
    private static boolean doublesWithoutPast(String base) {
        int n = base.length();
        boolean consonantVowelConsonant = n >= 3
                && n <= 6
                && !vowel(base, n - 1)
                && vowel(base, n - 2)
                && !vowel(base, n - 3)
                && "wxyr".indexOf(base.charAt(n - 1)) < 0;
        return consonantVowelConsonant && IRREGULAR_DOUBLES.contains(" " + base + " ");
    }

    private static final String IRREGULAR_DOUBLES =
            " begin bid cut get hit let put quit run set shut sit split spin win outbid upset ";

    private static boolean vowel(String word, int index) {
        return index >= 0 && VOWELS.indexOf(word.charAt(index)) >= 0;
    }
}
