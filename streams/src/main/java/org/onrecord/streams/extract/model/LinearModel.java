package org.onrecord.streams.extract.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.streams.extract.text.LexiconFile;

/** Logistic regression over named features; immutable. */
public final class LinearModel implements ProposalModel {
    /** From this probability on a proposal stands. */
    public static final double THRESHOLD = Double.parseDouble(System.getProperty("t", "0.3"));

    private final Map<String, Double> weights;

    public LinearModel(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    /** The model that ships with the product. */
    public static LinearModel standard() {
        Map<String, Double> weights = new HashMap<>();
        for (List<String> row : LexiconFile.of(LinearModel.class, "weights.tsv").rows()) {
            weights.put(row.get(0), Double.parseDouble(row.get(1)));
        }
        return new LinearModel(weights);
    }

    @Override
    public double probability(List<String> features) {
        double sum = 0;
        for (String feature : features) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
