package org.onrecord.streams.extract.party;

import java.util.List;
import org.onrecord.streams.extract.text.LexiconFile;

/** A logistic regression over {@link NameFeature}s: how probable it is that a name is an organisation's. */
final class NameModel {
    private static final String FILE = "name-model.tsv";

    private final double[] weights;

    NameModel(double[] weights) {
        this.weights = weights.clone();
    }

    /** The weights that ship with the product. */
    static NameModel bundled() {
        double[] weights = new double[NameFeature.COUNT];
        for (List<String> row : LexiconFile.of(NameModel.class, FILE).rows()) {
            weights[NameFeature.valueOf(row.get(0)).ordinal()] = Double.parseDouble(row.get(1));
        }
        return new NameModel(weights);
    }

    double score(NameEvidence name) {
        double sum = 0;
        for (int i = name.features.nextSetBit(0); i >= 0; i = name.features.nextSetBit(i + 1)) {
            sum += weights[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
