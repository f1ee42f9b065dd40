package org.onrecord.streams.extract.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the score of the trees into a probability: a straight line in the log odds, with an offset for how surely the
 * frame means its relation (Platt 1999).
 *
 * @param slope of the log odds
 * @param offsets by the feature that tells the strength
 */
public record Calibration(double slope, Map<String, Double> offsets) {
    /** Leaves scores as they are. */
    public static final Calibration NONE = new Calibration(1, Map.of());

    public Calibration {
        offsets = Map.copyOf(offsets);
    }

    /** The feature among those of a proposal that tells its strength, empty when there is none. */
    public static String strength(List<String> features) {
        for (String feature : features) {
            if (feature.startsWith("strength=") && feature.indexOf(' ') < 0) {
                return feature;
            }
        }
        return "";
    }

    double probability(double score, List<String> features) {
        double logOdds = slope * score + offsets.getOrDefault(strength(features), 0.0);
        return 1 / (1 + Math.exp(-logOdds));
    }

    static Calibration of(List<List<String>> rows) {
        double slope = 1;
        Map<String, Double> offsets = new HashMap<>();
        for (List<String> row : rows) {
            if (row.get(1).equals("slope")) {
                slope = Double.parseDouble(row.get(2));
            } else {
                offsets.put(row.get(1), Double.parseDouble(row.get(2)));
            }
        }
        return new Calibration(slope, offsets);
    }
}
