package org.onrecord.streams.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;

/**
 * Measures how often edited copies are recognised, and texts that are none taken for copies. Takes a gzipped file with
 * a JSON object a line, of which "text" is read; prints a table.
 */
final class StoryBenchmark {

    private static final int TEXTS_MAX = 1500;
    private static final int WORDS_MIN = 150;

    private StoryBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = texts(Path.of(arguments[0]));
        System.out.printf("%d texts%n", texts.size());
        int[][] settings = {
            {StorySignature.RUN_WORDS, StorySignature.BANDS, StorySignature.ROWS}, {3, 8, 2}, {2, 8, 3}, {4, 8, 1}
        };
        for (int[] setting : settings) {
            System.out.printf("runs of %d words, %d bands of %d rows%n", setting[0], setting[1], setting[2]);
            measure(texts, setting);
        }
        time(texts);
    }

    private static void measure(List<String> texts, int[] setting) {
        for (int percent : new int[] {0, 2, 5, 10, 20, 30, 40}) {
            System.out.printf(
                    Locale.ROOT,
                    "  %2d %%: words %5.1f  sentences %5.1f  cut %5.1f  padded %5.1f%n",
                    percent,
                    recognised(texts, setting, percent, StoryBenchmark::wordsReplaced),
                    recognised(texts, setting, percent, StoryBenchmark::sentencesReplaced),
                    recognised(texts, setting, percent, StoryBenchmark::endCut),
                    recognised(texts, setting, percent, StoryBenchmark::padded));
        }
        System.out.printf(Locale.ROOT, "  others taken for copies: %.4f %%%n", mistaken(texts, setting));
        for (int shared : new int[] {5, 10, 20}) {
            System.out.printf(
                    Locale.ROOT,
                    "  others that quote %d %% of the words from one text: %.1f %%%n",
                    shared,
                    quoting(texts, setting, shared));
        }
    }

    private interface Edit extends BiFunction<String, EditContext, String> {}

    private record EditContext(int percent, Random random, List<String> others) {}

    private static double recognised(List<String> texts, int[] setting, int percent, Edit edit) {
        int found = 0;
        for (int i = 0; i < texts.size(); i++) {
            String copy = edit.apply(texts.get(i), new EditContext(percent, new Random(i * 31L + percent), texts));
            found += shares(sign(texts.get(i), setting), sign(copy, setting)) ? 1 : 0;
        }
        return 100.0 * found / texts.size();
    }

    private static String sign(String text, int[] setting) {
        return StorySignature.of(text, setting[0], setting[1], setting[2]);
    }

    static boolean shares(String left, String right) {
        Set<String> parts = new HashSet<>(List.of(left.split("\\.")));
        return List.of(right.split("\\.")).stream().anyMatch(parts::contains);
    }

    static String wordsReplaced(String text, EditContext context) {
        String[] words = text.split(" ");
        String[] others = context.others()
                .get(context.random().nextInt(context.others().size()))
                .split(" ");
        for (int i = 0; i < words.length; i++) {
            if (context.random().nextInt(100) < context.percent()) {
                words[i] = others[context.random().nextInt(others.length)];
            }
        }
        return String.join(" ", words);
    }

    static String sentencesReplaced(String text, EditContext context) {
        String[] sentences = text.split("(?<=[.!?]) ");
        String[] others = context.others()
                .get(context.random().nextInt(context.others().size()))
                .split("(?<=[.!?]) ");
        for (int i = 0; i < sentences.length; i++) {
            if (context.random().nextInt(100) < context.percent()) {
                sentences[i] = others[context.random().nextInt(others.length)];
            }
        }
        return String.join(" ", sentences);
    }

    static String endCut(String text, EditContext context) {
        return text.substring(0, text.length() * (100 - context.percent()) / 100);
    }

    /** Other words before and after make up the percentage of the whole. */
    static String padded(String text, EditContext context) {
        String other =
                context.others().get(context.random().nextInt(context.others().size()));
        int units = Math.min(other.length(), text.length() * context.percent() / (100 - context.percent()));
        return other.substring(0, units / 2) + ' ' + text + ' ' + other.substring(units / 2, units);
    }

    /** Of the pairs of which the pairs of words resemble each other less than 0.3: most series by one template go. */
    private static double mistaken(List<String> texts, int[] setting) {
        List<Set<String>> signatures = texts.stream()
                .map(text ->
                        (Set<String>) new HashSet<>(List.of(sign(text, setting).split("\\."))))
                .toList();
        List<Set<String>> runs = texts.stream().map(StoryBenchmark::runs).toList();
        long pairs = 0;
        long mistaken = 0;
        for (int i = 0; i < signatures.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs++;
                boolean found = signatures.get(i).stream().anyMatch(signatures.get(j)::contains);
                mistaken += found && resemblance(runs.get(i), runs.get(j)) < 0.3 ? 1 : 0;
            }
        }
        return 100.0 * mistaken / pairs;
    }

    private static Set<String> runs(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        Set<String> runs = new HashSet<>();
        for (int i = 1; i < words.length; i++) {
            runs.add(words[i - 1] + ' ' + words[i]);
        }
        return runs;
    }

    private static double resemblance(Set<String> left, Set<String> right) {
        long shared = left.stream().filter(right::contains).count();
        return (double) shared / (left.size() + right.size() - shared);
    }

    private static double quoting(List<String> texts, int[] setting, int percent) {
        int mistaken = 0;
        for (int i = 0; i < texts.size(); i++) {
            String source = texts.get(i);
            String other = texts.get((i + texts.size() / 2) % texts.size());
            String quoted = source.substring(0, Math.min(source.length(), other.length() * percent / 100));
            mistaken += shares(sign(source, setting), sign(other + ' ' + quoted, setting)) ? 1 : 0;
        }
        return 100.0 * mistaken / texts.size();
    }

    private static void time(List<String> texts) {
        long units = texts.stream().mapToLong(String::length).sum();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long check = 0;
            for (String text : texts) {
                check += StorySignature.of(text).hashCode();
            }
            double micros = (System.nanoTime() - start) / 1e3 / texts.size();
            System.out.printf(
                    Locale.ROOT,
                    "%.1f us a text of %d units on average (%d)%n",
                    micros,
                    units / texts.size(),
                    check % 10);
        }
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        Set<String> beginnings = new HashSet<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null && texts.size() < TEXTS_MAX) {
                String text = json.readTree(line).path("text").asText();
                boolean fresh = beginnings.add(text.substring(0, Math.min(60, text.length())));
                if (fresh && text.split(" ").length >= WORDS_MIN) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}
