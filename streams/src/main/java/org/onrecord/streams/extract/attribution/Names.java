package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.text.LexiconFile;

/** Compares names of organisations, legal forms and common first words left off. */
final class Names {
    private static final Set<String> LEGAL_FORMS =
            LexiconFile.of(Names.class, "name-fillers.txt").entries();
    private static final Set<String> COMMON_FIRST_WORDS =
            LexiconFile.of(Names.class, "common-first-words.txt").entries();
    private static final int MIN_FAMILY_WORD = 3;

    private Names() {}

    static boolean same(Party party, String name) {
        String wanted = squash(name);
        return !wanted.isEmpty() && squashedForms(party).contains(wanted);
    }

    static Set<String> squashedForms(Party party) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(squash(party.name()));
        party.aliases().forEach(alias -> forms.add(squash(alias)));
        forms.remove("");
        return forms;
    }

    /** Whether the names show that the two belong to one house: "Acme Group" and "Acme Motors". */
    static boolean family(Party one, Party other) {
        if (one.index() == other.index()) {
            return true;
        }
        List<String> first = words(one.name());
        List<String> second = words(other.name());
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        String word = first.get(0);
        return word.equals(second.get(0)) && word.length() >= MIN_FAMILY_WORD && !COMMON_FIRST_WORDS.contains(word);
    }

    private static String squash(String name) {
        return String.join("", words(name));
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (word.length() > 0 && c != '\'' && c != '’') {
                String lower = word.toString().toLowerCase(Locale.ROOT);
                if (!LEGAL_FORMS.contains(lower)) {
                    words.add(lower);
                }
                word.setLength(0);
            }
        }
        return words;
    }
}
