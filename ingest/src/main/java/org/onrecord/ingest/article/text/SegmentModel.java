package org.onrecord.ingest.article.text;

import java.util.List;
import org.onrecord.ingest.web.DataLines;

/**
 * Tells how likely a segment belongs to the article, in two steps: first by what the segment itself and its place on
 * the page are like, then also by what the first step thought of the segments around it.
 */
public final class SegmentModel {

    private static final String SECOND = "second";

    private static final class Shipped {
        static final SegmentModel MODEL = of(DataLines.of(SegmentModel.class, "segment-model.txt").stream()
                .map(DataLines.Line::text)
                .toList());
    }

    private final Trees first;
    private final Trees second;

    private SegmentModel(Trees first, Trees second) {
        this.first = first;
        this.second = second;
    }

    /** The model that ships with the program. */
    public static SegmentModel shipped() {
        return Shipped.MODEL;
    }

    /**
     * Reads the lines of a model: the trees of the first step, the line {@code second}, the trees of the second.
     *
     * @throws IllegalArgumentException when one is not a tree over {@link Feature}
     */
    public static SegmentModel of(List<String> lines) {
        int middle = lines.indexOf(SECOND);
        return middle < 0
                ? new SegmentModel(Trees.of(lines), Trees.of(List.of()))
                : new SegmentModel(
                        Trees.of(lines.subList(0, middle)), Trees.of(lines.subList(middle + 1, lines.size())));
    }

    float[] firstGuess(float[][] rows) {
        return guess(first, rows);
    }

    float[] secondGuess(float[][] rows) {
        return guess(second, rows);
    }

    private static float[] guess(Trees trees, float[][] rows) {
        float[] guesses = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            guesses[i] = trees.probability(rows[i]);
        }
        return guesses;
    }
}
