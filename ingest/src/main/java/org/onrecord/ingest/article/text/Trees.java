package org.onrecord.ingest.article.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boosted regression trees that tell how likely a segment belongs to the article. A tree is one line, in pre-order:
 * {@code FEATURE<threshold} and then its two branches, or {@code =value}, which is added up over the trees into the log
 * odds.
 */
final class Trees {

    private static final int MAX_NODES_PER_TREE = 512;

    private final int[] roots;
    private final short[] features;
    private final float[] values;
    private final int[] otherwise;

    private Trees(int[] roots, short[] features, float[] values, int[] otherwise) {
        this.roots = roots;
        this.features = features;
        this.values = values;
        this.otherwise = otherwise;
    }

    /**
     * @param trees one a line
     * @throws IllegalArgumentException when one is not a tree over {@link Feature}
     */
    static Trees of(List<String> trees) {
        Reading reading = new Reading();
        int[] roots = new int[trees.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = reading.tree(trees.get(i));
        }
        int size = reading.features.size();
        short[] features = new short[size];
        float[] values = new float[size];
        int[] otherwise = new int[size];
        for (int i = 0; i < size; i++) {
            features[i] = reading.features.get(i);
            values[i] = reading.values.get(i);
            otherwise[i] = reading.otherwise.get(i);
        }
        return new Trees(roots, features, values, otherwise);
    }

    /** How likely the described segment belongs to the article, 0 to 1. */
    float probability(float[] row) {
        double logOdds = 0;
        for (int root : roots) {
            int node = root;
            while (features[node] >= 0) {
                node = row[features[node]] < values[node] ? node + 1 : otherwise[node];
            }
            logOdds += values[node];
        }
        return (float) (1 / (1 + Math.exp(-logOdds)));
    }

    private static final class Reading {

        private final List<Short> features = new ArrayList<>();
        private final List<Float> values = new ArrayList<>();
        private final List<Integer> otherwise = new ArrayList<>();
        private String[] tokens = {};
        private int at;

        int tree(String line) {
            tokens = line.split(" ");
            if (tokens.length > MAX_NODES_PER_TREE) {
                throw new IllegalArgumentException("A tree of the model has " + tokens.length + " nodes");
            }
            at = 0;
            int root = node();
            if (at != tokens.length) {
                throw new IllegalArgumentException("A tree of the model goes on after its end: " + line);
            }
            return root;
        }

        private int node() {
            if (at >= tokens.length) {
                throw new IllegalArgumentException("A tree of the model is cut: " + Arrays.toString(tokens));
            }
            String token = tokens[at++];
            int number = features.size();
            int less = token.indexOf('<');
            features.add(
                    less < 0
                            ? (short) -1
                            : (short) Feature.valueOf(token.substring(0, less)).ordinal());
            values.add(Float.parseFloat(token.substring(less < 0 ? 1 : less + 1)));
            otherwise.add(0);
            if (less >= 0) {
                node();
                otherwise.set(number, node());
            }
            return number;
        }
    }
}
