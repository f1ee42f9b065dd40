package org.onrecord.streams.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fits logistic regression with an L2 penalty by AdaGrad (Duchi, Hazan and Singer 2011) over shuffled examples; the
 * same examples give the same weights.
 */
final class LogisticRegression {
    private static final int EPOCHS = 60;
    private static final double RATE = 0.15;
    private static final long SEED = 20_260_101L;

    private final double penalty;

    LogisticRegression(double penalty) {
        this.penalty = penalty;
    }

    /**
     * An example.
     *
     * @param weight how much it counts, 1 for an ordinary one
     */
    record Example(List<String> features, boolean positive, double weight) {}

    /** @return the weights of the features that occur in at least {@code minimumCount} examples */
    Map<String, Double> fit(List<Example> examples, int minimumCount) {
        Map<String, Integer> index = index(examples, minimumCount);
        List<int[]> rows = new ArrayList<>();
        for (Example example : examples) {
            rows.add(example.features.stream()
                    .distinct()
                    .filter(index::containsKey)
                    .mapToInt(index::get)
                    .toArray());
        }
        double[] weights = descend(rows, examples, index.size());
        Map<String, Double> named = new TreeMap<>();
        index.forEach((name, at) -> named.put(name, weights[at]));
        return named;
    }

    private static Map<String, Integer> index(List<Example> examples, int minimumCount) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Example example : examples) {
            example.features.stream().distinct().forEach(feature -> counts.merge(feature, 1, Integer::sum));
        }
        Map<String, Integer> index = new HashMap<>();
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() >= minimumCount) {
                index.put(entry.getKey(), index.size());
            }
        }
        return index;
    }

    private double[] descend(List<int[]> rows, List<Example> examples, int size) {
        double[] weights = new double[size];
        double[] squares = new double[size];
        double[] sums = new double[size];
        int[] order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Random random = new Random(SEED);
        int averaged = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int at : order) {
                step(rows.get(at), examples.get(at), weights, squares, rows.size());
            }
            if (epoch >= EPOCHS / 2) {
                averaged++;
                for (int i = 0; i < size; i++) {
                    sums[i] += weights[i];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            sums[i] /= Math.max(1, averaged);
        }
        return sums;
    }

    private void step(int[] row, Example example, double[] weights, double[] squares, int count) {
        double sum = 0;
        for (int feature : row) {
            sum += weights[feature];
        }
        double error = example.weight * (1 / (1 + Math.exp(-sum)) - (example.positive ? 1 : 0));
        for (int feature : row) {
            double gradient = error + penalty * weights[feature];
            squares[feature] += gradient * gradient;
            weights[feature] -= RATE * gradient / Math.sqrt(squares[feature] + 1e-8);
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
