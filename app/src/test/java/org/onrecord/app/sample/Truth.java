package org.onrecord.app.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.Status;
import org.onrecord.streams.ledger.ClaimKey;

/**
 * What the documents of the sample site say, listed by hand in {@code truth.tsv}. Names are compared as organisations:
 * by the table that ships with the product, and by {@code truth-aliases.tsv} for the names that no table holds.
 */
public final class Truth {

    private final EntityTable organisations = EntityTable.bundled();
    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> documents = new TreeSet<>();
    private final List<Row> rows;

    /** One claim of one document. */
    record Row(String document, String subject, Relation relation, String object, Polarity polarity, Status status) {}

    private Truth() throws IOException {
        for (String[] names : table("truth-aliases.tsv")) {
            String canonical = organisations.resolve(names[0]).entityId();
            for (int i = 1; i < names.length; i++) {
                String other = organisations.resolve(names[i]).entityId();
                if (other.equals(canonical)) {
                    throw new IllegalArgumentException("truth-aliases.tsv need not name " + names[i]);
                }
                aliases.put(other, canonical);
            }
        }
        List<String[]> lines = table("truth.tsv");
        lines.forEach(columns -> documents.add(columns[0]));
        rows = lines.stream()
                .filter(columns -> columns.length > 2 && !isReplaced(columns[0]))
                .map(Truth::row)
                .toList();
    }

    public static Truth load() throws IOException {
        return new Truth();
    }

    /** The documents as they stand after the corrections. */
    Set<String> documents() {
        return documents.stream()
                .filter(document -> !isReplaced(document))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The documents that make no claim. */
    public Set<String> silentDocuments() {
        Set<String> silent = documents();
        rows.forEach(row -> silent.remove(row.document()));
        return silent;
    }

    List<Row> rows() {
        return rows;
    }

    /** The claim that a row speaks of. */
    ClaimKey key(Row row) {
        return key(
                row.relation(),
                organisations.resolve(row.subject()).entityId(),
                organisations.resolve(row.object()).entityId());
    }

    /** The claim between two organisations, whichever of their ids is given. */
    public ClaimKey key(Relation relation, String subjectId, String objectId) {
        return ClaimKey.of(
                relation, aliases.getOrDefault(subjectId, subjectId), aliases.getOrDefault(objectId, objectId));
    }

    private boolean isReplaced(String document) {
        return document.endsWith(".html")
                && !document.endsWith(".v2.html")
                && documents.contains(document.replace(".html", ".v2.html"));
    }

    private static Row row(String[] columns) {
        return new Row(
                columns[0],
                columns[1],
                Relation.valueOf(columns[2]),
                columns[3],
                Polarity.valueOf(columns[4]),
                Status.valueOf(columns[6]));
    }

    private static List<String[]> table(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Truth.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
