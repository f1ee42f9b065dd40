package org.onrecord.streams.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.onrecord.streams.extract.model.BoostedTrees;
import org.onrecord.streams.extract.model.Calibration;

/**
 * Fits boosted trees to the log loss, with second-order leaf values (Chen and Guestrin 2016); the same examples give the
 * same trees.
 */
final class Boosting {
    private static final int MINIMUM_COUNT = 8;

    private static final int ROUNDS = 400;
    private static final int DEPTH = 5;
    private static final double RATE = 0.04;
    private static final double PENALTY = 5;
    private static final double MINIMUM_HESSIAN = 1.5;

    /** Shares of features and of examples that each tree sees: many small data are learned with less variance so. */
    private static final double FEATURE_SHARE = 0.1;

    private static final double EXAMPLE_SHARE = 0.6;
    private static final long SEED = 20_260_101L;

    BoostedTrees fit(List<Example> examples) {
        Map<String, Integer> index = index(examples);
        String[] names = new String[index.size()];
        index.forEach((name, at) -> names[at] = name);
        int[][] rows = new int[examples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = examples.get(i).features().stream()
                    .distinct()
                    .filter(index::containsKey)
                    .mapToInt(index::get)
                    .toArray();
        }
        double positive = 0;
        double total = 0;
        for (Example example : examples) {
            positive += example.positive() ? example.weight() : 0;
            total += example.weight();
        }
        double base = Math.log(Math.max(1, positive) / Math.max(1, total - positive));
        double[] scores = new double[rows.length];
        java.util.Arrays.fill(scores, base);
        List<BoostedTrees.Tree> trees = new ArrayList<>();
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            boolean[] allowed = new boolean[names.length];
            for (int i = 0; i < allowed.length; i++) {
                allowed[i] = random.nextDouble() < FEATURE_SHARE;
            }
            boolean[] sampled = new boolean[rows.length];
            for (int i = 0; i < sampled.length; i++) {
                sampled[i] = random.nextDouble() < EXAMPLE_SHARE;
            }
            trees.add(grow(rows, examples, scores, names, allowed, sampled));
        }
        return new BoostedTrees(base, trees, Calibration.NONE);
    }

    private static Map<String, Integer> index(List<Example> examples) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Example example : examples) {
            example.features().stream().distinct().forEach(feature -> counts.merge(feature, 1, Integer::sum));
        }
        Map<String, Integer> index = new HashMap<>();
        counts.forEach((name, count) -> {
            if (count >= MINIMUM_COUNT && count < examples.size()) {
                index.put(name, index.size());
            }
        });
        return index;
    }

    private BoostedTrees.Tree grow(
            int[][] rows,
            List<Example> examples,
            double[] scores,
            String[] names,
            boolean[] allowed,
            boolean[] sampled) {
        int inner = (1 << DEPTH) - 1;
        int all = (1 << (DEPTH + 1)) - 1;
        double[] gradient = new double[rows.length];
        double[] hessian = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double probability = 1 / (1 + Math.exp(-scores[i]));
            double weight = examples.get(i).weight();
            weight *= sampled[i] ? 1 : 0;
            gradient[i] = weight * (probability - (examples.get(i).positive() ? 1 : 0));
            hessian[i] = weight * Math.max(1e-6, probability * (1 - probability));
        }
        List<String> features = new ArrayList<>(Collections.nCopies(inner, ""));
        List<Double> values = new ArrayList<>(Collections.nCopies(all, 0.0));
        int[] node = new int[rows.length];
        for (int level = 0; level < DEPTH; level++) {
            int first = (1 << level) - 1;
            int[] split = splits(rows, gradient, hessian, node, first, 1 << level, allowed);
            for (int i = 0; i < split.length; i++) {
                if (split[i] >= 0) {
                    features.set(first + i, names[split[i]]);
                }
            }
            descend(rows, node, first, split);
        }
        double[] sumGradient = new double[all];
        double[] sumHessian = new double[all];
        for (int i = 0; i < rows.length; i++) {
            sumGradient[node[i]] += gradient[i];
            sumHessian[node[i]] += hessian[i];
        }
        for (int i = 0; i < all; i++) {
            values.set(i, -RATE * sumGradient[i] / (sumHessian[i] + PENALTY));
        }
        for (int i = 0; i < rows.length; i++) {
            scores[i] += values.get(node[i]);
        }
        return new BoostedTrees.Tree(features, values);
    }

    /** The feature that divides each node of a level best, or -1. */
    private int[] splits(
            int[][] rows, double[] gradient, double[] hessian, int[] node, int first, int width, boolean[] allowed) {
        int features = allowed.length;
        double[][] gradients = new double[width][features];
        double[][] hessians = new double[width][features];
        double[] totalGradient = new double[width];
        double[] totalHessian = new double[width];
        for (int i = 0; i < rows.length; i++) {
            int at = node[i] - first;
            if (at < 0 || at >= width) {
                continue;
            }
            totalGradient[at] += gradient[i];
            totalHessian[at] += hessian[i];
            if (hessian[i] == 0) {
                continue;
            }
            for (int feature : rows[i]) {
                if (allowed[feature]) {
                    gradients[at][feature] += gradient[i];
                    hessians[at][feature] += hessian[i];
                }
            }
        }
        int[] best = new int[width];
        for (int at = 0; at < width; at++) {
            best[at] = best(gradients[at], hessians[at], totalGradient[at], totalHessian[at], allowed);
        }
        return best;
    }

    private int best(
            double[] gradients, double[] hessians, double totalGradient, double totalHessian, boolean[] allowed) {
        double parent = totalGradient * totalGradient / (totalHessian + PENALTY);
        int best = -1;
        double bestGain = 1e-3;
        for (int feature = 0; feature < gradients.length; feature++) {
            double inHessian = hessians[feature];
            double outHessian = totalHessian - inHessian;
            if (!allowed[feature] || inHessian < MINIMUM_HESSIAN || outHessian < MINIMUM_HESSIAN) {
                continue;
            }
            double in = gradients[feature];
            double out = totalGradient - in;
            double gain = in * in / (inHessian + PENALTY) + out * out / (outHessian + PENALTY) - parent;
            if (gain > bestGain) {
                bestGain = gain;
                best = feature;
            }
        }
        return best;
    }

    private static void descend(int[][] rows, int[] node, int first, int[] split) {
        for (int i = 0; i < rows.length; i++) {
            int at = node[i] - first;
            if (at >= 0 && at < split.length && split[at] >= 0) {
                boolean there = false;
                for (int feature : rows[i]) {
                    there |= feature == split[at];
                }
                node[i] = 2 * node[i] + (there ? 1 : 2);
            }
        }
    }
}
