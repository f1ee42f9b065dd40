package org.onrecord.ingest.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths: {@code *} stands for anything but a slash, {@code **} for anything, {@code ?} for one character,
 * {@code {a,b}} for either. Matching takes time in proportion to pattern times path, whatever they are.
 */
public final class Glob {

    private static final int MAX_ALTERNATIVES = 64;
    private static final char DOUBLE_STAR = '\uE000';

    private final String pattern;
    private final List<String> alternatives;

    /** @throws IllegalArgumentException when braces do not match or nest too deeply */
    public Glob(String pattern) {
        this.pattern = pattern;
        this.alternatives = expanded(pattern).stream()
                .map(p -> p.replace("**", String.valueOf(DOUBLE_STAR)))
                .toList();
    }

    /** Whether the whole path fits. */
    public boolean matches(String path) {
        return alternatives.stream().anyMatch(alternative -> fits(alternative, path));
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static boolean fits(String pattern, String path) {
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            reached = step(pattern.charAt(p), path, reached);
        }
        return reached[path.length()];
    }

    /** From the places in the path that the pattern can have reached to those after one more of its characters. */
    private static boolean[] step(char c, String path, boolean[] before) {
        boolean[] after = new boolean[before.length];
        boolean star = c == '*' || c == DOUBLE_STAR;
        for (int i = 0; i < before.length; i++) {
            if (star) {
                boolean onward = i > 0 && after[i - 1] && (c == DOUBLE_STAR || path.charAt(i - 1) != '/');
                after[i] = before[i] || onward;
            } else if (before[i] && i < path.length() && (c == '?' || c == path.charAt(i))) {
                after[i + 1] = true;
            }
        }
        return after;
    }

    private static List<String> expanded(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            if (pattern.indexOf('}') >= 0) {
                throw new IllegalArgumentException("a brace is closed that was not opened in '" + pattern + "'");
            }
            return List.of(pattern);
        }
        int close = pattern.indexOf('}', open);
        if (close < 0 || pattern.substring(open + 1, close).indexOf('{') >= 0) {
            throw new IllegalArgumentException("a brace is not closed in '" + pattern + "'");
        }
        List<String> all = new ArrayList<>();
        List<String> tails = expanded(pattern.substring(close + 1));
        for (String choice : pattern.substring(open + 1, close).split(",", -1)) {
            tails.forEach(tail -> all.add(pattern.substring(0, open) + choice + tail));
        }
        if (all.size() > MAX_ALTERNATIVES) {
            throw new IllegalArgumentException("more than " + MAX_ALTERNATIVES + " alternatives in '" + pattern + "'");
        }
        return all;
    }
}
