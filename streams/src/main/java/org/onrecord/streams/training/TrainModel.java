package org.onrecord.streams.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.streams.extract.ClaimExtractor;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.Reading;
import org.onrecord.streams.extract.frame.Found;
import org.onrecord.streams.extract.frame.Proposal;
import org.onrecord.streams.extract.model.BoostedTrees;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.jsonl.ClaimsLine;
import org.onrecord.streams.jsonl.DocumentLine;

/**
 * Fits the weights to a file of labelled documents, or cross-validates them.
 *
 * <pre>
 * TrainModel fit LABELLED.jsonl WEIGHTS.tsv FOLDS MORE...   fits on the documents of the folds (such as 0123)
 * TrainModel cross LABELLED.jsonl PREDICTIONS.jsonl FOLDS MORE...   predicts each of the folds by weights that were
 *                                                      fitted on the others of them
 * TrainModel sealed LABELLED.jsonl PREDICTIONS.jsonl FOLD MORE...   predicts one fold by weights fitted on all others
 * </pre>
 *
 * Fold of a document = SHA-1 of its id, as a number, modulo 5. MORE are files of further labelled documents, which are
 * always fitted on and never predicted.
 */
public final class TrainModel {
    private static final int FOLDS = 5;
    private static final String ALL_FOLDS = "01234";
    private static final int CALIBRATION_PARTS = 2;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ClaimExtractor extractor;

    TrainModel(ClaimExtractor extractor) {
        this.extractor = extractor;
    }

    record Labelled(String id, int fold, Reading reading, GoldEntities gold) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 4) {
            System.err.println("usage: TrainModel fit|cross|sealed LABELLED.jsonl OUTPUT FOLDS [MORE.jsonl...]");
            System.exit(2);
        }
        new TrainModel(ClaimExtractor.withModel(features -> 0)).run(arguments);
    }

    void run(String[] arguments) throws IOException {
        List<Labelled> documents = read(Path.of(arguments[1]));
        List<Labelled> more = new ArrayList<>();
        for (int i = 4; i < arguments.length; i++) {
            more.addAll(read(Path.of(arguments[i])));
        }
        Path output = Path.of(arguments[2]);
        String folds = arguments[3];
        if (arguments[0].equals("fit")) {
            write(output, fit(training(documents, folds, more)));
            return;
        }
        boolean sealed = arguments[0].equals("sealed");
        try (BufferedWriter writer = Files.newBufferedWriter(output)) {
            for (char fold : folds.toCharArray()) {
                String others = (sealed ? ALL_FOLDS : folds).replace(String.valueOf(fold), "");
                ClaimExtractor fitted = extractor.with(fit(training(documents, others, more)));
                for (Labelled document : documents) {
                    if (document.fold == fold - '0') {
                        writer.write(ClaimsLine.of(mapper, document.id, fitted.claims(document.reading))
                                .toString());
                        writer.newLine();
                    }
                }
            }
        }
    }

    private static List<Labelled> training(List<Labelled> documents, String folds, List<Labelled> more) {
        List<Labelled> training = new ArrayList<>(more);
        documents.stream()
                .filter(document -> folds.indexOf('0' + document.fold) >= 0)
                .forEach(training::add);
        return training;
    }

    List<Labelled> read(Path file) throws IOException {
        List<Labelled> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = mapper.readTree(line);
            Document document = DocumentLine.document(node);
            documents.add(
                    new Labelled(document.id(), fold(document.id()), extractor.read(document), new GoldEntities(node)));
        }
        return documents;
    }

    static int fold(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.valueOf(FOLDS)).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trees fitted on all documents, and their calibration by documents that other trees did not see. */
    static BoostedTrees fit(List<Labelled> documents) {
        CalibrationFit calibration = new CalibrationFit();
        for (int part = 0; part < CALIBRATION_PARTS; part++) {
            int left = part;
            List<Labelled> seen = documents.stream()
                    .filter(document -> part(document) != left)
                    .toList();
            BoostedTrees trees = new Boosting().fit(examples(seen));
            documents.stream()
                    .filter(document -> part(document) == left)
                    .forEach(document -> addBest(document, trees, calibration));
        }
        BoostedTrees trees = new Boosting().fit(examples(documents));
        return new BoostedTrees(trees.base(), trees.trees(), calibration.fit());
    }

    private static int part(Labelled document) {
        return Math.floorMod(document.id.hashCode(), CALIBRATION_PARTS);
    }

    /** Adds the best proposal of each triple, which is the one that decides. */
    private static void addBest(Labelled document, BoostedTrees trees, CalibrationFit calibration) {
        Map<String, Integer> best = new TreeMap<>();
        double[] scores = new double[document.reading.found().size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = trees.score(document.reading.features().get(i));
            Proposal proposal = document.reading.found().get(i).proposal();
            int subject = proposal.subject().index();
            int object = proposal.object().index();
            boolean swap = proposal.relation().symmetric() && subject > object;
            String triple = proposal.relation() + " " + (swap ? object : subject) + " " + (swap ? subject : object);
            best.merge(triple, i, (one, other) -> scores[one] >= scores[other] ? one : other);
        }
        for (int i : best.values()) {
            Proposal proposal = document.reading.found().get(i).proposal();
            String subject = proposal.subject().name();
            String object = proposal.object().name();
            boolean right = document.gold.holds(subject, proposal.relation(), object);
            calibration.add(scores[i], document.reading.features().get(i), right);
        }
    }

    private static List<Example> examples(List<Labelled> documents) {
        List<Example> examples = new ArrayList<>();
        for (Labelled document : documents) {
            for (int i = 0; i < document.reading.found().size(); i++) {
                addExample(document, i, examples);
            }
        }
        System.err.println(examples.size() + " proposals, "
                + examples.stream().filter(Example::positive).count() + " right");
        return examples;
    }

    /** A right triple in a passage that is not its evidence counts half, and not at all where no frame stands behind it. */
    private static void addExample(Labelled document, int index, List<Example> examples) {
        Found found = document.reading.found().get(index);
        Proposal proposal = found.proposal();
        String subject = proposal.subject().name();
        String object = proposal.object().name();
        if (document.gold.same(subject, object)) {
            return;
        }
        boolean positive = document.gold.holds(subject, proposal.relation(), object);
        double weight = 1;
        if (positive) {
            String content = document.reading.text().content();
            Span passage = found.sentence().span();
            boolean evident = document.gold.evident(subject, proposal.relation(), object, content, passage);
            weight = evident ? 1 : proposal.loose() ? 0 : 0.5;
        }
        if (weight > 0) {
            examples.add(new Example(document.reading.features().get(index), positive, weight));
        }
    }

    private static void write(Path file, BoostedTrees model) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(
                    "# The trees that decide which proposals stand. Read by BoostedTrees; written by TrainModel. Rows: base and its value;"
                            + " calibration, slope or a strength, its value;"
                            + " tree, its number of inner nodes, their features, the values of all nodes.");
            writer.newLine();
            writer.write("base\t" + model.base());
            writer.newLine();
            writer.write("calibration\tslope\t" + model.calibration().slope());
            writer.newLine();
            for (Map.Entry<String, Double> offset :
                    new TreeMap<>(model.calibration().offsets()).entrySet()) {
                writer.write("calibration\t" + offset.getKey() + "\t" + offset.getValue());
                writer.newLine();
            }
            for (BoostedTrees.Tree tree : model.trees()) {
                writer.write(BoostedTrees.row(tree));
                writer.newLine();
            }
        }
    }
}
