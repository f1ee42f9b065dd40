package org.onrecord.streams.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.streams.extract.model.Calibration;

/** Fits a {@link Calibration} to scores of examples that the trees did not see, by gradient descent on the log loss. */
final class CalibrationFit {
    private static final int STEPS = 4_000;
    private static final double RATE = 0.5;

    /** Pulls the slope to 1 and the offsets to 0 where examples are few; counted as if it were so many examples. */
    private static final double PRIOR_EXAMPLES = 5;

    private record Scored(double score, String strength, boolean right) {}

    private final List<Scored> examples = new ArrayList<>();

    void add(double score, List<String> features, boolean right) {
        examples.add(new Scored(score, Calibration.strength(features), right));
    }

    Calibration fit() {
        double slope = 1;
        Map<String, Double> offsets = new TreeMap<>();
        examples.forEach(example -> offsets.put(example.strength, 0.0));
        for (int step = 0; step < STEPS; step++) {
            double slopeGradient = PRIOR_EXAMPLES * (slope - 1);
            Map<String, Double> gradients = new TreeMap<>();
            offsets.forEach((strength, offset) -> gradients.put(strength, offset));
            for (Scored example : examples) {
                double logOdds = slope * example.score + offsets.get(example.strength);
                double error = 1 / (1 + Math.exp(-logOdds)) - (example.right ? 1 : 0);
                slopeGradient += error * example.score;
                gradients.merge(example.strength, error, Double::sum);
            }
            double rate = RATE / Math.max(1, examples.size());
            slope -= rate * slopeGradient;
            gradients.forEach((strength, gradient) -> offsets.merge(strength, -rate * 20 * gradient, Double::sum));
        }
        return new Calibration(slope, offsets);
    }
}
