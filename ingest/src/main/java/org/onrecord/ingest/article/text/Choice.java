package org.onrecord.ingest.article.text;

import java.util.HashSet;
import java.util.Set;

/** Which segments of a page are its article. */
final class Choice {

    private static final float THRESHOLD = 0.5f;
    private static final int MIN_COPY_WORDS = 8;

    private Choice() {}

    static boolean[] of(Outline outline, float[] guesses) {
        boolean[] chosen = new boolean[guesses.length];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < guesses.length; i++) {
            Segment segment = outline.segments.get(i);
            chosen[i] = guesses[i] >= THRESHOLD && (segment.words() < MIN_COPY_WORDS || seen.add(segment.text()));
        }
        return chosen;
    }
}
