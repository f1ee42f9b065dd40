package org.onrecord.ingest.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.article.text.SegmentModel;
import org.onrecord.ingest.article.text.SegmentedPage;

public final class TrainSegments {

    static final int FOLDS = 5;
    static final int SEALED = 4;

    record Example(String id, int set, int fold, SegmentedPage page, float[][] rows, double[] labels) {}

    static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        List<Example> examples = new ArrayList<>();
        for (int set = 1; set < args.length; set++) {
            read(Path.of(args[set]), set, examples);
        }
        String mode = System.getProperty("mode", "cv");
        int rounds = Integer.getInteger("rounds", 120);
        int depth = Integer.getInteger("depth", 5);
        double rate = Double.parseDouble(System.getProperty("rate", "0.1"));
        if (mode.equals("ship")) {
            Files.write(
                    Path.of(args[0]),
                    train(examples.stream().filter(e -> e.fold() != SEALED).toList(), rounds, depth, rate));
            return;
        }
        Files.createDirectories(Path.of(args[0]));
        for (int k = 0; k < FOLDS; k++) {
            int held = k;
            List<Example> in = examples.stream()
                    .filter(e -> e.fold() != held && e.fold() != SEALED)
                    .toList();
            Files.write(Path.of(args[0], "fold" + k + ".txt"), train(in, rounds, depth, rate));
        }
        if (mode.equals("cross")) {
            for (int set = 1; set <= 2; set++) {
                int held = set;
                List<Example> in =
                        examples.stream().filter(e -> e.set() != held).toList();
                Files.write(Path.of(args[0], "without" + set + ".txt"), train(in, rounds, depth, rate));
            }
        }
    }

    /** Both steps; the second learns from guesses about pages that the guessing model did not see. */
    static List<String> train(List<Example> examples, int rounds, int depth, double rate) {
        int inner = 4;
        for (int k = 0; k < inner; k++) {
            int held = k;
            List<String> others = step(
                    examples.stream()
                            .filter(e -> Math.floorMod(e.id().hashCode() >> 4, inner) != held)
                            .toList(),
                    false,
                    rounds,
                    depth,
                    rate);
            SegmentModel model = SegmentModel.of(others);
            examples.stream()
                    .filter(e -> Math.floorMod(e.id().hashCode() >> 4, inner) == held)
                    .forEach(e -> e.page().guess(model));
        }
        List<String> lines = new ArrayList<>(step(examples, false, rounds, depth, rate));
        lines.add("second");
        lines.addAll(
                step(examples, true, Integer.getInteger("rounds2", rounds), Integer.getInteger("depth2", depth), rate));
        return lines;
    }

    static List<String> step(List<Example> examples, boolean withContext, int rounds, int depth, double rate) {
        List<float[]> rows = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Example e : examples) {
            double known = 0;
            for (int i = 0; i < e.labels().length; i++) {
                known += e.labels()[i] == Labels.UNKNOWN ? 0 : weight(e, i);
            }
            double budget = e.set() == 1
                    ? Double.parseDouble(System.getProperty("w1", "40"))
                    : Double.parseDouble(System.getProperty("w2", "8"));
            for (int i = 0; i < e.labels().length; i++) {
                if (e.labels()[i] != Labels.UNKNOWN) {
                    rows.add(e.rows()[i]);
                    labels.add(e.labels()[i]);
                    weights.add(budget * weight(e, i) / known);
                }
            }
        }
        return new BoostedTrees(SegmentedPage.columns(withContext), depth, rounds, rate)
                .train(
                        rows,
                        labels.stream().mapToDouble(d -> d).toArray(),
                        weights.stream().mapToDouble(d -> d).toArray());
    }

    static double weight(Example e, int i) {
        return e.set() == 1 ? Math.sqrt(Math.min(100, Math.expm1(e.rows()[i][0]))) : 1;
    }

    static void read(Path list, int set, List<Example> into) throws IOException {
        ArticleParser parser = new ArticleParser(SegmentModel.of(List.of()));
        for (String line : Files.readAllLines(list)) {
            JsonNode page = JSON.readTree(line);
            Path file = list.resolveSibling(page.get("file").asText());
            byte[] bytes;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bytes = in.readAllBytes();
            }
            SegmentedPage segmented =
                    parser.segmented(new Page(page.get("url").asText(), "text/html", null, bytes, Hints.NONE));
            String id = page.get("id").asText();
            List<String> texts = segmented.texts();
            into.add(new Example(id, set, fold(id), segmented, segmented.rows(), Labels.of(page, texts)));
        }
    }

    static int fold(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.valueOf(FOLDS)).intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
