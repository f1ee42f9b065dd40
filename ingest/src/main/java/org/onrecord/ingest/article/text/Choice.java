package org.onrecord.ingest.article.text;

import java.util.HashSet;
import java.util.Set;

/** Which segments of a page are its article. */
final class Choice {

    private static final float THRESHOLD = 0.5f;

    /** On a page where nothing is likely, what is nearly as likely as the likeliest is the article. */
    private static final float NEARLY = 0.6f;

    private static final int MIN_COPY_WORDS = 8;
    private static final int MIN_SENTENCE_WORDS = 8;
    private static final double MAX_SENTENCE_LINK_DENSITY = 0.34;

    private Choice() {}

    static boolean[] of(Outline outline, float[] guesses) {
        boolean[] chosen = new boolean[guesses.length];
        Set<String> seen = new HashSet<>();
        boolean any = false;
        for (int i = 0; i < guesses.length; i++) {
            Segment segment = outline.segments.get(i);
            chosen[i] = guesses[i] >= THRESHOLD && (segment.words() < MIN_COPY_WORDS || seen.add(segment.text()));
            any |= chosen[i];
        }
        return any ? chosen : likeliest(outline, guesses);
    }

    private static boolean[] likeliest(Outline outline, float[] guesses) {
        float most = 0;
        for (int i = 0; i < guesses.length; i++) {
            most = isSentence(outline.segments.get(i)) ? Math.max(most, guesses[i]) : most;
        }
        boolean[] chosen = new boolean[guesses.length];
        for (int i = 0; i < guesses.length; i++) {
            chosen[i] = isSentence(outline.segments.get(i)) && guesses[i] >= most * NEARLY;
        }
        return chosen;
    }

    private static boolean isSentence(Segment segment) {
        return segment.words() >= MIN_SENTENCE_WORDS && segment.linkDensity() < MAX_SENTENCE_LINK_DENSITY;
    }
}
