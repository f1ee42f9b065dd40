package org.onrecord.streams.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.streams.extract.model.Calibration;

/** Fits a {@link Calibration} to scores of examples that the trees did not see, to the log loss. */
final class CalibrationFit {
    private static final int STEPS = 100;

    /** Pulls the slope to 1 and the offsets to 0 where examples are few; counted as if it were so many examples. */
    private static final double PRIOR_EXAMPLES = 5;

    private record Scored(double score, String strength, boolean right) {}

    private final List<Scored> examples = new ArrayList<>();

    void add(double score, List<String> features, boolean right) {
        examples.add(new Scored(score, Calibration.strength(features), right));
    }

    Calibration fit() {
        List<String> strengths =
                examples.stream().map(Scored::strength).distinct().sorted().toList();
        double[] parameters = new double[strengths.size() + 1];
        parameters[0] = 1;
        for (int step = 0; step < STEPS; step++) {
            improve(parameters, strengths);
        }
        Map<String, Double> offsets = new TreeMap<>();
        for (int i = 0; i < strengths.size(); i++) {
            offsets.put(strengths.get(i), parameters[i + 1]);
        }
        return new Calibration(parameters[0], offsets);
    }

    /** One step of Newton's method on each parameter, half as long, since the others move too. */
    private void improve(double[] parameters, List<String> strengths) {
        double[] gradient = new double[parameters.length];
        double[] curvature = new double[parameters.length];
        gradient[0] = PRIOR_EXAMPLES * (parameters[0] - 1);
        curvature[0] = PRIOR_EXAMPLES;
        for (int i = 1; i < parameters.length; i++) {
            gradient[i] = parameters[i];
            curvature[i] = 1;
        }
        for (Scored example : examples) {
            int at = strengths.indexOf(example.strength) + 1;
            double probability = 1 / (1 + Math.exp(-parameters[0] * example.score - parameters[at]));
            double error = probability - (example.right ? 1 : 0);
            double weight = probability * (1 - probability);
            gradient[0] += error * example.score;
            curvature[0] += weight * example.score * example.score;
            gradient[at] += error;
            curvature[at] += weight;
        }
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= gradient[i] / curvature[i] / 2;
        }
    }
}
