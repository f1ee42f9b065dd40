package org.onrecord.streams.extract.party;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.TextAnalyser;

/**
 * Fits the weights of {@link NameModel} to labelled documents: a name is an organisation's when the labels list it. A
 * name that the labels do not list but that is surely an organisation's takes no part. Arguments: the labelled
 * documents, the unlabelled releases of which some names are labelled, the file of weights to write, and the folds to
 * leave out (digits).
 */
final class NameModelTraining {
    private static final int EPOCHS = 60;
    private static final double L2 = 0.002;

    private NameModelTraining() {}

    record Example(BitSet features, boolean organisation, double weight) {}

    public static void main(String[] args) throws IOException {
        Map<String, Boolean> labels = labels();
        List<Example> examples = new ArrayList<>();
        for (JsonNode document : documents(Path.of(args[0]))) {
            if (args.length < 4 || args[3].indexOf('0' + fold(document.get("id").asText())) < 0) {
                examples.addAll(examples(document, labels));
            }
        }
        for (JsonNode release : labelledReleases(Path.of(args[1]), labels)) {
            examples.addAll(examples(release, labels));
        }
        double[] weights = fit(examples);
        StringBuilder out = new StringBuilder(
                "# Weights of NameModel, written by NameModelTraining: feature, tab, weight (logistic regression).\n");
        for (NameFeature feature : NameFeature.values()) {
            out.append(String.format(Locale.ROOT, "%s\t%.3f%n", feature, weights[feature.ordinal()]));
        }
        Files.writeString(Path.of(args[2]), out);
        System.out.println(examples.size() + " examples, "
                + examples.stream().filter(Example::organisation).count() + " organisations");
    }

    private static Map<String, Boolean> labels() throws IOException {
        Map<String, Boolean> labels = new HashMap<>();
        try (BufferedReader in = reader(NameModelTraining.class.getResourceAsStream("name-labels.tsv"))) {
            in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(row -> {
                        labels.put(row[0], false);
                        labels.put(row[0] + row[1], row[2].equals("1"));
                    });
        }
        return labels;
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static List<JsonNode> labelledReleases(Path file, Map<String, Boolean> labels) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> releases = new ArrayList<>();
        try (BufferedReader in = reader(new GZIPInputStream(Files.newInputStream(file)))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode release = mapper.readTree(line);
                if (labels.containsKey(release.get("id").asText())) {
                    releases.add(release);
                }
            }
        }
        return releases;
    }

    static List<JsonNode> documents(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            documents.add(mapper.readTree(line));
        }
        return documents;
    }

    static int fold(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(BigInteger.valueOf(5)).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document document(JsonNode node) {
        Document.Kind kind;
        try {
            kind = Document.Kind.valueOf(node.path("kind").asText("UNKNOWN"));
        } catch (IllegalArgumentException e) {
            kind = Document.Kind.UNKNOWN;
        }
        return new Document(
                node.get("id").asText(),
                kind,
                node.path("publisher").asText(""),
                Document.PublisherKind.UNKNOWN,
                List.of(),
                node.path("title").asText(""),
                node.get("text").asText(),
                null);
    }

    private static final Set<String> LEGAL =
            Set.of(("inc incorporated corp corporation co company ltd limited llc llp lp plc ag"
                            + " gmbh sa se nv bv ab oy asa spa srl kk kg pty holdings holding group the")
                    .split(" "));

    static String norm(String name) {
        String[] words = name.toLowerCase(Locale.ROOT)
                .replaceAll("['’]s?\\b", "")
                .replaceAll("[^\\p{L}\\p{N}_&+]+", " ")
                .strip()
                .split(" ");
        String core = String.join(
                " ", Arrays.stream(words).filter(word -> !LEGAL.contains(word)).toList());
        return core.isEmpty() ? String.join(" ", words) : core;
    }

    static Set<String> gold(JsonNode document) {
        Set<String> gold = new HashSet<>();
        for (JsonNode entity : document.get("entities")) {
            gold.add(norm(entity.get("name").asText()));
            entity.path("aliases").forEach(alias -> gold.add(norm(alias.asText())));
        }
        return gold;
    }

    private static List<Example> examples(JsonNode node, Map<String, Boolean> labels) {
        AnalysedText text = TextAnalyser.standard().analyse(document(node));
        Set<String> gold = node.has("entities") ? gold(node) : Set.of();
        List<Example> examples = new ArrayList<>();
        for (NameEvidence name : PartyFinder.standard().evidence(text)) {
            Boolean label = labels.get(node.get("id").asText() + digest(name.form));
            boolean listed = name.spellings.keySet().stream().anyMatch(spelling -> gold.contains(norm(spelling)));
            boolean sure =
                    name.has(NameFeature.KNOWN) || name.has(NameFeature.LEGAL_FORM) || name.has(NameFeature.TICKER);
            if (listed || sure || Boolean.TRUE.equals(label)) {
                examples.add(new Example(name.features, true, listed ? 1.5 : 1));
                examples.add(new Example(withoutKnowledge(name.features), true, listed ? 1 : 0.5));
            } else if (label != null) {
                examples.add(new Example(name.features, false, 1));
            } else if (node.has("entities")) {
                examples.add(new Example(name.features, false, 0.3));
            }
        }
        return examples;
    }

    /** As if no table and no legal form told, so that the surroundings learn to tell. */
    private static BitSet withoutKnowledge(BitSet features) {
        BitSet rest = (BitSet) features.clone();
        for (NameFeature told : List.of(
                NameFeature.KNOWN,
                NameFeature.LEGAL_FORM,
                NameFeature.TICKER,
                NameFeature.KNOWN_START,
                NameFeature.KNOWN_BUT_WORD,
                NameFeature.KNOWN_BUT_PERSON,
                NameFeature.KNOWN_BUT_PLACE,
                NameFeature.KNOWN_AND_LIKELY)) {
            rest.clear(told.ordinal());
        }
        return rest;
    }

    private static String digest(String form) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(form.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(hash).substring(0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] fit(List<Example> examples) {
        double[] weights = new double[NameFeature.COUNT];
        double[] squares = new double[NameFeature.COUNT];
        Arrays.fill(squares, 1e-6);
        java.util.Random random = new java.util.Random(7);
        List<Example> order = new ArrayList<>(examples);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            java.util.Collections.shuffle(order, random);
            for (Example example : order) {
                double sum = 0;
                for (int i = example.features.nextSetBit(0); i >= 0; i = example.features.nextSetBit(i + 1)) {
                    sum += weights[i];
                }
                double error = example.weight * ((example.organisation ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
                for (int i = example.features.nextSetBit(0); i >= 0; i = example.features.nextSetBit(i + 1)) {
                    double gradient = error - L2 * weights[i];
                    squares[i] += gradient * gradient;
                    weights[i] += 0.2 * gradient / Math.sqrt(squares[i]);
                }
            }
        }
        return weights;
    }
}
