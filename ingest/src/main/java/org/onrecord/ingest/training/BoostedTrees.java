package org.onrecord.ingest.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient boosting of regression trees for a yes or no, with logistic loss, second-order splits and columns cut into
 * equally full bins (Friedman 2001; Chen and Guestrin 2016).
 */
final class BoostedTrees {

    private static final int BINS = 64;
    private static final double SMOOTHING = 4;
    private static final double MIN_GAIN = 0.05;
    private static final double MIN_HESSIAN = 1.0;

    private final List<String> names;
    private final int depth;
    private final int rounds;
    private final double rate;

    private float[][] cuts = {};
    private byte[][] bins = {};
    private double[] gradient = {};
    private double[] hessian = {};
    private int[] order = {};
    private boolean[] columnInUse = {};

    BoostedTrees(List<String> names, int depth, int rounds, double rate) {
        this.names = names;
        this.depth = depth;
        this.rounds = rounds;
        this.rate = rate;
    }

    /** The trees, one a line, as {@code SegmentModel} reads them. */
    List<String> train(List<float[]> rows, double[] labels, double[] weights) {
        int n = rows.size();
        bin(rows);
        gradient = new double[n];
        hessian = new double[n];
        double[] score = new double[n];
        List<String> trees = new ArrayList<>();
        java.util.Random random = new java.util.Random(5);
        columnInUse = new boolean[names.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < n; i++) {
                double p = 1 / (1 + Math.exp(-score[i]));
                gradient[i] = weights[i] * (labels[i] - p);
                hessian[i] = weights[i] * Math.max(1e-6, p * (1 - p));
            }
            for (int c = 0; c < columnInUse.length; c++) {
                columnInUse[c] = random.nextDouble() < 0.6;
            }
            order = new int[n];
            int kept = 0;
            for (int i = 0; i < n; i++) {
                if (random.nextDouble() < 0.7) {
                    order[kept++] = i;
                }
            }
            Node tree = grow(0, kept, depth);
            for (int i = 0; i < n; i++) {
                score[i] += tree.value(i, bins);
            }
            StringBuilder line = new StringBuilder();
            tree.write(line);
            trees.add(line.toString().strip());
        }
        return trees;
    }

    private void bin(List<float[]> rows) {
        int columns = names.size();
        int n = rows.size();
        cuts = new float[columns][];
        bins = new byte[columns][n];
        for (int c = 0; c < columns; c++) {
            float[] sorted = new float[n];
            for (int i = 0; i < n; i++) {
                sorted[i] = rows.get(i)[c];
            }
            Arrays.sort(sorted);
            float[] distinct = new float[BINS];
            int count = 0;
            for (int b = 1; b < BINS; b++) {
                float cut = sorted[(int) ((long) b * n / BINS)];
                if (cut > sorted[0] && (count == 0 || cut > distinct[count - 1])) {
                    distinct[count++] = cut;
                }
            }
            if (count < 8) {
                count = rare(sorted, distinct);
            }
            cuts[c] = Arrays.copyOf(distinct, count);
            for (int i = 0; i < n; i++) {
                int at = Arrays.binarySearch(cuts[c], rows.get(i)[c]);
                bins[c][i] = (byte) (at >= 0 ? at + 1 : -at - 1);
            }
        }
    }

    /** Values that few rows have would fall into one bin. */
    private static int rare(float[] sorted, float[] into) {
        int count = 0;
        for (int i = 1; i < sorted.length && count < BINS - 1; i++) {
            if (sorted[i] > sorted[i - 1] && (count == 0 || i % 7 == 0 || count < 20)) {
                into[count++] = sorted[i];
            }
        }
        return count;
    }

    private Node grow(int from, int to, int levels) {
        double g = 0;
        double h = 0;
        for (int k = from; k < to; k++) {
            g += gradient[order[k]];
            h += hessian[order[k]];
        }
        Node leaf = Node.leaf(rate * g / (h + SMOOTHING));
        if (levels == 0 || h < 2 * MIN_HESSIAN) {
            return leaf;
        }
        int bestColumn = -1;
        int bestBin = 0;
        double bestGain = MIN_GAIN;
        double[] gs = new double[BINS];
        double[] hs = new double[BINS];
        for (int c = 0; c < names.size(); c++) {
            if (!columnInUse[c] || cuts[c].length == 0) {
                continue;
            }
            Arrays.fill(gs, 0);
            Arrays.fill(hs, 0);
            byte[] column = bins[c];
            for (int k = from; k < to; k++) {
                int i = order[k];
                gs[column[i]] += gradient[i];
                hs[column[i]] += hessian[i];
            }
            double left = 0;
            double leftWeight = 0;
            for (int b = 0; b < cuts[c].length; b++) {
                left += gs[b];
                leftWeight += hs[b];
                if (leftWeight < MIN_HESSIAN || h - leftWeight < MIN_HESSIAN) {
                    continue;
                }
                double right = g - left;
                double gain = left * left / (leftWeight + SMOOTHING)
                        + right * right / (h - leftWeight + SMOOTHING)
                        - g * g / (h + SMOOTHING);
                if (gain > bestGain) {
                    bestGain = gain;
                    bestColumn = c;
                    bestBin = b;
                }
            }
        }
        if (bestColumn < 0) {
            return leaf;
        }
        int middle = part(from, to, bins[bestColumn], bestBin);
        Node less = grow(from, middle, levels - 1);
        Node more = grow(middle, to, levels - 1);
        return new Node(bestColumn, bestBin, names.get(bestColumn) + '<' + cuts[bestColumn][bestBin], 0, less, more);
    }

    private int part(int from, int to, byte[] column, int bin) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if (column[order[low]] <= bin) {
                low++;
            } else {
                int swapped = order[low];
                order[low] = order[high];
                order[high--] = swapped;
            }
        }
        return low;
    }

    private record Node(
            int column,
            int bin,
            String split,
            double value,
            @org.jspecify.annotations.Nullable Node less,
            @org.jspecify.annotations.Nullable Node more) {

        static Node leaf(double value) {
            return new Node(-1, 0, "", value, null, null);
        }

        double value(int row, byte[][] bins) {
            Node node = this;
            while (node.less != null && node.more != null) {
                node = bins[node.column][row] <= node.bin ? node.less : node.more;
            }
            return node.value;
        }

        void write(StringBuilder out) {
            if (less == null || more == null) {
                out.append(String.format(java.util.Locale.ROOT, "=%.4f ", value));
            } else {
                out.append(split).append(' ');
                less.write(out);
                more.write(out);
            }
        }
    }
}
