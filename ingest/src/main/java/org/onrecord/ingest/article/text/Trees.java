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

    /** Numbers of a node: the feature, or -1 at a leaf; the bits of its value; where its other branch begins. */
    private static final int NODE = 3;

    private final int[] roots;
    private final int[] nodes;

    private Trees(int[] roots, int[] nodes) {
        this.roots = roots;
        this.nodes = nodes;
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
        int[] nodes = new int[size * NODE];
        for (int i = 0; i < size; i++) {
            nodes[i * NODE] = reading.features.get(i);
            nodes[i * NODE + 1] = Float.floatToRawIntBits(reading.values.get(i));
            nodes[i * NODE + 2] = reading.otherwise.get(i) * NODE;
        }
        for (int i = 0; i < roots.length; i++) {
            roots[i] *= NODE;
        }
        return new Trees(roots, nodes);
    }

    /** How likely the described segment belongs to the article, 0 to 1. */
    float probability(float[] row) {
        int[] tree = nodes;
        double logOdds = 0;
        for (int root : roots) {
            int node = root;
            int feature = tree[node];
            while (feature >= 0) {
                node = row[feature] < Float.intBitsToFloat(tree[node + 1]) ? node + NODE : tree[node + 2];
                feature = tree[node];
            }
            logOdds += Float.intBitsToFloat(tree[node + 1]);
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
