package org.onrecord.ingest.article.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much of a text is also in the title, the description and the repeated body of the page. */
final class Wording {

    private static final int MAX_BODY_LENGTH = 400_000;
    private static final int SHINGLE_WORDS = 3;
    private static final int MIN_BODY_WORDS = 40;

    private final Set<String> title;
    private final Set<String> description;
    private final Set<String> body = new HashSet<>();

    Wording(PageFacts facts) {
        title = new HashSet<>(words(facts.title(), 60));
        description = new HashSet<>(words(facts.description(), 80));
        String repeated = facts.articleBody();
        List<String> words =
                words(repeated.length() > MAX_BODY_LENGTH ? repeated.substring(0, MAX_BODY_LENGTH) : repeated, 50_000);
        if (words.size() >= MIN_BODY_WORDS) {
            for (int i = 0; i < words.size(); i++) {
                body.add(shingle(words, i));
            }
        }
    }

    /** The share of words that the two have in common among those that either has, 0 to 1. */
    float titleOverlap(String text) {
        return title.isEmpty() ? -1 : jaccard(title, new HashSet<>(words(text, 60)));
    }

    /** The share of the text's words that are in the description, -1 without one. */
    float descriptionOverlap(String text) {
        if (description.isEmpty()) {
            return -1;
        }
        Set<String> words = new HashSet<>(words(text, 60));
        return words.size() < SHINGLE_WORDS ? 0 : common(words, description) / (float) words.size();
    }

    /** The share of the text's runs of three words that the repeated body has, -1 without one. */
    float bodyOverlap(String text) {
        if (body.isEmpty()) {
            return -1;
        }
        List<String> words = words(text, 80);
        int runs = Math.max(1, words.size() - SHINGLE_WORDS + 1);
        int found = 0;
        for (int i = 0; i < runs && i < words.size(); i++) {
            found += body.contains(shingle(words, i)) ? 1 : 0;
        }
        return found / (float) runs;
    }

    private static float jaccard(Set<String> one, Set<String> other) {
        int common = common(one, other);
        int all = one.size() + other.size() - common;
        return all == 0 ? 0 : common / (float) all;
    }

    private static int common(Set<String> one, Set<String> other) {
        int common = 0;
        for (String word : one) {
            common += other.contains(word) ? 1 : 0;
        }
        return common;
    }

    private static String shingle(List<String> words, int at) {
        return String.join(" ", words.subList(at, Math.min(words.size(), at + SHINGLE_WORDS)));
    }

    private static List<String> words(String text, int most) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length() && words.size() < most; i++) {
            boolean isWord = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (isWord && start < 0) {
                start = i;
            } else if (!isWord && start >= 0) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return words;
    }
}
