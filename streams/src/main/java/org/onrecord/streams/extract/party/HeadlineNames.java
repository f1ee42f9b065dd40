package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops the names that only headlines show and that hold a name of the body ("CUTS BURLINGTON"): where every word has
 * a capital, the body tells where a name ends.
 */
final class HeadlineNames {
    private static final int MAX_WORDS = 14;

    private final Map<String, NameEvidence> bodyNames = new HashMap<>();
    private final Map<String, Set<String>> aliases = new HashMap<>();

    /** The names without the dropped ones; symbols that stood behind a dropped one go to the body name at its end. */
    List<NameEvidence> settle(Collection<NameEvidence> accepted, Definitions definitions) {
        List<NameEvidence> kept = new ArrayList<>();
        for (NameEvidence name : accepted) {
            if (!name.has(NameFeature.ONLY_IN_HEADLINES)) {
                bodyNames.put(name.form, name);
            }
        }
        for (NameEvidence name : accepted) {
            String inner = name.has(NameFeature.ONLY_IN_HEADLINES) ? inner(name.form) : "";
            if (inner.isEmpty()) {
                kept.add(name);
            } else if (name.form.endsWith(inner)) {
                Set<String> given = aliases.computeIfAbsent(inner, form -> new HashSet<>());
                name.runs.forEach(run -> given.addAll(definitions.aliasesAfter(run)));
            }
        }
        return kept;
    }

    Set<String> aliasesOf(String form) {
        return aliases.getOrDefault(form, Set.of());
    }

    /** The longest body name among the words of a headline name, those at the end first; empty when there is none. */
    private String inner(String form) {
        String[] words = form.split(" ");
        int count = Math.min(words.length, MAX_WORDS);
        for (int length = count - 1; length > 0; length--) {
            for (int from = count - length; from >= 0; from--) {
                String part = String.join(" ", List.of(words).subList(from, from + length));
                if (bodyNames.containsKey(part)) {
                    return part;
                }
            }
        }
        return "";
    }
}
