package org.onrecord.ingest.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What people said about the segments of a page: in the article, not in it, or nothing. A page is labelled by its whole
 * text ({@code text}) or by passages that must and must not be in it ({@code with}, {@code without}).
 */
final class Labels {

    static final double UNKNOWN = -1;
    private static final int SHINGLE = 4;

    private Labels() {}

    /** One number for each text: 1 in the article, 0 not in it, a share between, or {@link #UNKNOWN}. */
    static double[] of(JsonNode page, List<String> texts) {
        return page.has("text") ? byText(page.get("text").asText(), texts) : byPassages(page, texts);
    }

    private static double[] byText(String gold, List<String> texts) {
        Map<String, Integer> left = new HashMap<>();
        List<String> words = words(gold);
        for (int i = 0; i < words.size(); i++) {
            left.merge(shingle(words, i), 1, Integer::sum);
        }
        Set<String> lines = new HashSet<>();
        gold.lines().forEach(line -> lines.add(String.join(" ", words(line))));
        String all = ' ' + String.join(" ", words) + ' ';
        double[] labels = new double[texts.size()];
        for (int t = 0; t < labels.length; t++) {
            List<String> own = words(texts.get(t));
            if (own.isEmpty()) {
                labels[t] = UNKNOWN;
            } else if (own.size() < SHINGLE + 1) {
                String joined = String.join(" ", own);
                labels[t] = lines.contains(joined) ? 1 : all.contains(' ' + joined + ' ') ? UNKNOWN : 0;
            } else {
                int hits = 0;
                int runs = own.size() - SHINGLE + 1;
                for (int i = 0; i < runs; i++) {
                    hits += left.containsKey(shingle(own, i)) ? 1 : 0;
                }
                labels[t] = hits >= 0.5 * runs ? 1 : 0;
            }
        }
        return labels;
    }

    private static double[] byPassages(JsonNode page, List<String> texts) {
        double[] labels = new double[texts.size()];
        java.util.Arrays.fill(labels, UNKNOWN);
        List<String> inside = passages(page.get("with"));
        List<String> outside = passages(page.get("without"));
        for (int t = 0; t < labels.length; t++) {
            String text = flat(texts.get(t));
            boolean isIn = inside.stream().anyMatch(p -> holds(text, p));
            boolean isOut = outside.stream().anyMatch(p -> holds(text, p) && text.length() < 4 * p.length() + 20);
            if (isIn != isOut) {
                labels[t] = isIn ? 1 : 0;
            }
        }
        return labels;
    }

    /** The passage may also span several segments. */
    private static boolean holds(String text, String passage) {
        return text.contains(passage) || text.length() >= 12 && passage.contains(text);
    }

    private static List<String> passages(JsonNode list) {
        List<String> passages = new ArrayList<>();
        list.forEach(p -> passages.add(flat(p.asText())));
        passages.removeIf(String::isEmpty);
        return passages;
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String shingle(List<String> words, int at) {
        return String.join(" ", words.subList(at, Math.min(words.size(), at + SHINGLE)));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^\\p{L}\\p{N}_]+")) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
