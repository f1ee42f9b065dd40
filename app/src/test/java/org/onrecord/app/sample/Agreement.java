package org.onrecord.app.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Status;
import org.onrecord.streams.ledger.ClaimKey;

/**
 * How the facts that the product tells agree with the truth. A fact is a subject, a relation and an object.
 *
 * @param right how many facts are in the truth
 * @param wrong the facts that are not
 * @param missing the facts of the truth that are not told
 * @param wrongOfficial the facts told as official that are not in the truth, or not officially
 * @param understated the facts that are official in the truth, but told as speculation
 */
public record Agreement(
        int right, List<String> wrong, List<String> missing, List<String> wrongOfficial, List<String> understated) {

    public static Agreement of(Truth truth, Collection<Told> told) {
        Map<ClaimKey, Set<String>> wanted = new LinkedHashMap<>();
        Set<ClaimKey> official = new HashSet<>();
        for (Truth.Row row : truth.rows()) {
            ClaimKey key = truth.key(row);
            wanted.computeIfAbsent(key, unused -> new TreeSet<>()).add(words(row));
            if (row.polarity() == Polarity.AFFIRMED && row.status() == Status.OFFICIAL) {
                official.add(key);
            }
        }
        Set<ClaimKey> found = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        List<String> wrongOfficial = new ArrayList<>();
        List<String> understated = new ArrayList<>();
        for (Told fact : told) {
            boolean isRight = wanted.containsKey(fact.key());
            if (isRight) {
                found.add(fact.key());
            } else {
                wrong.add(fact.words());
            }
            if (fact.isOfficial() && !official.contains(fact.key())) {
                wrongOfficial.add((isRight ? "[not official] " : "[no such fact] ") + fact.words());
            } else if (isRight && !fact.isOfficial() && official.contains(fact.key())) {
                understated.add(fact.words());
            }
        }
        List<String> missing = wanted.entrySet().stream()
                .filter(entry -> !found.contains(entry.getKey()))
                .map(entry -> String.join("; ", entry.getValue()))
                .toList();
        return new Agreement(found.size(), wrong, missing, wrongOfficial, understated);
    }

    public double precision() {
        return ratio(right, right + wrong.size());
    }

    public double recall() {
        return ratio(right, right + missing.size());
    }

    public String summary() {
        return String.format(
                Locale.ROOT,
                "precision %.3f, recall %.3f: %d right, %d wrong, %d missing; %d wrongly official, %d understated",
                precision(),
                recall(),
                right,
                wrong.size(),
                missing.size(),
                wrongOfficial.size(),
                understated.size());
    }

    /** Writes the summary and all lists to {@code file}. */
    public void writeTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<String> lines = new ArrayList<>(List.of(summary()));
        section(lines, "WRONGLY OFFICIAL", wrongOfficial);
        section(lines, "WRONG", wrong);
        section(lines, "MISSING", missing);
        section(lines, "UNDERSTATED: official in the truth, told as speculation", understated);
        Files.write(file, lines);
    }

    private static void section(List<String> lines, String heading, List<String> facts) {
        lines.add("");
        lines.add(heading + " (" + facts.size() + ")");
        facts.stream().sorted().map(fact -> "  " + fact).forEach(lines::add);
    }

    private static String words(Truth.Row row) {
        return row.subject() + " " + row.relation() + " " + row.object() + " " + row.polarity() + " " + row.status()
                + " in " + row.document();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 1 : part / (double) whole;
    }
}
