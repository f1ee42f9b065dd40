package org.onrecord.app.command;

import java.util.Comparator;
import java.util.List;

/** Finds what somebody meant who mistyped a name. */
final class NearestName {

    private NearestName() {}

    /** A sentence that suggests the nearest of {@code names}, or nothing when none is near. */
    static String suggestion(String typed, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3))
                .map(name -> ": did you mean '" + name + "'?")
                .orElse("");
    }

    /** The number of single-character edits between two strings (Levenshtein, Soviet Physics Doklady 10, 1966). */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
