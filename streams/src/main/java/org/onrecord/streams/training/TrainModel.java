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
 * TrainModel fit LABELLED.jsonl WEIGHTS.tsv            fits on every document
 * TrainModel cross LABELLED.jsonl PREDICTIONS.jsonl FOLDS   predicts each of the folds (such as 0123) by weights
 *                                                      that were fitted on the others of them
 * TrainModel sealed LABELLED.jsonl PREDICTIONS.jsonl FOLD   predicts one fold by weights fitted on all others
 * </pre>
 *
 * Fold of a document = SHA-1 of its id, as a number, modulo 5.
 */
public final class TrainModel {
    private static final int FOLDS = 5;
    private static final int ROUNDS = 150;
    private static final int DEPTH = 5;
    private static final double RATE = 0.08;
    private static final double PENALTY = 5;
    private static final double MINIMUM_HESSIAN = 1.5;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ClaimExtractor extractor;

    TrainModel(ClaimExtractor extractor) {
        this.extractor = extractor;
    }

    record Labelled(String id, int fold, Reading reading, GoldEntities gold) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("usage: TrainModel fit|cross|sealed LABELLED.jsonl OUTPUT [FOLDS]");
            System.exit(2);
        }
        new TrainModel(ClaimExtractor.withModel(features -> 0)).run(arguments);
    }

    void run(String[] arguments) throws IOException {
        List<Labelled> documents = read(Path.of(arguments[1]));
        Path output = Path.of(arguments[2]);
        if (arguments[0].equals("fit")) {
            write(output, fit(documents));

            return;
        }
        String folds = arguments.length > 3 ? arguments[3] : "01234";
        boolean sealed = arguments[0].equals("sealed");
        try (BufferedWriter writer = Files.newBufferedWriter(output)) {
            for (char fold : folds.toCharArray()) {
                List<Labelled> training = documents.stream()
                        .filter(document -> document.fold != fold - '0')
                        .filter(document -> sealed || folds.indexOf('0' + document.fold) >= 0)
                        .toList();
                ClaimExtractor fitted = extractor.with(fit(training));
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

    static BoostedTrees fit(List<Labelled> documents) {
        return new Boosting(ROUNDS, DEPTH, RATE, PENALTY, MINIMUM_HESSIAN).fit(examples(documents));
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
            weight = evident ? 1 : proposal.frame().startsWith("loose") ? 0 : 0.5;
        }
        if (weight > 0) {
            examples.add(new Example(document.reading.features().get(index), positive, weight));
        }
    }

    private static void write(Path file, BoostedTrees model) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(
                    "# The trees that decide which proposals stand. Read by BoostedTrees; written by TrainModel. Rows: base and its value;"
                            + " tree, its number of inner nodes, their features, the values of all nodes.");
            writer.newLine();
            writer.write("base\t" + model.base());
            writer.newLine();
            for (BoostedTrees.Tree tree : model.trees()) {
                writer.write(BoostedTrees.row(tree));
                writer.newLine();
            }
        }
    }
}
