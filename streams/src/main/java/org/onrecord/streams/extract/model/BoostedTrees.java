package org.onrecord.streams.extract.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.streams.extract.text.LexiconFile;

/** Gradient-boosted decision trees over named features that are there or not (Friedman 2001); immutable. */
public final class BoostedTrees implements ProposalModel {
    private final double base;
    private final List<Tree> trees;
    private final Calibration calibration;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Indexed> indexed;

    /**
     * @param base the log odds before any tree
     */
    public BoostedTrees(double base, List<Tree> trees, Calibration calibration) {
        this.base = base;
        this.trees = List.copyOf(trees);
        this.calibration = calibration;
        this.indexed =
                this.trees.stream().map(tree -> Indexed.of(tree, numbers)).toList();
    }

    /**
     * A complete binary tree, stored level by level: node i has its children at 2i + 1 (feature there) and 2i + 2 (not
     * there).
     *
     * @param features of the inner nodes; empty where a node is a leaf already
     * @param values of all nodes; only those of leaves are used
     */
    public record Tree(List<String> features, List<Double> values) {
        public Tree {
            features = List.copyOf(features);
            values = List.copyOf(values);
        }
    }

    /** A tree with its features by number, -1 where a node is a leaf: what each proposal walks through. */
    private record Indexed(int[] features, double[] values) {
        static Indexed of(Tree tree, Map<String, Integer> numbers) {
            int[] features = new int[tree.features.size()];
            for (int i = 0; i < features.length; i++) {
                String name = tree.features.get(i);
                features[i] = name.isEmpty() ? -1 : numbers.computeIfAbsent(name, key -> numbers.size());
            }
            return new Indexed(
                    features, tree.values.stream().mapToDouble(value -> value).toArray());
        }

        double value(BitSet present) {
            int node = 0;
            while (node < features.length && features[node] >= 0) {
                node = 2 * node + (present.get(features[node]) ? 1 : 2);
            }
            return values[node];
        }
    }

    /** The model that ships with the product. */
    public static BoostedTrees standard() {
        double base = 0;
        List<Tree> trees = new ArrayList<>();
        List<List<String>> calibration = new ArrayList<>();
        for (List<String> row :
                LexiconFile.ofRows(BoostedTrees.class, "trees.tsv").rows()) {
            if (row.get(0).equals("base")) {
                base = Double.parseDouble(row.get(1));
            } else if (row.get(0).equals("calibration")) {
                calibration.add(row);
            } else {
                trees.add(tree(row));
            }
        }
        return new BoostedTrees(base, trees, Calibration.of(calibration));
    }

    /** A row: "tree", the number of inner nodes, their features, the values of all nodes. */
    private static Tree tree(List<String> row) {
        int inner = Integer.parseInt(row.get(1));
        List<Double> values = new ArrayList<>();
        for (String value : row.subList(2 + inner, row.size())) {
            values.add(Double.parseDouble(value));
        }
        return new Tree(row.subList(2, 2 + inner), values);
    }

    /** The row of a tree in the model's file. */
    public static String row(Tree tree) {
        StringBuilder row = new StringBuilder("tree\t").append(tree.features.size());
        tree.features.forEach(feature -> row.append('\t').append(feature));
        tree.values.forEach(value -> row.append('\t').append(Math.round(value * 10_000) / 10_000.0));
        return row.toString();
    }

    public double base() {
        return base;
    }

    public List<Tree> trees() {
        return trees;
    }

    public Calibration calibration() {
        return calibration;
    }

    /** The log odds before calibration. */
    public double score(List<String> features) {
        BitSet present = new BitSet(numbers.size());
        for (String feature : features) {
            Integer number = numbers.get(feature);
            if (number != null) {
                present.set(number);
            }
        }
        double sum = base;
        for (Indexed tree : indexed) {
            sum += tree.value(present);
        }
        return sum;
    }

    @Override
    public double probability(List<String> features) {
        return calibration.probability(score(features), features);
    }
}
