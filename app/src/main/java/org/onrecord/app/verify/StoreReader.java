package org.onrecord.app.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.sink.store.DatabaseAddress;

/** Reads the fact store row by row, all of it as it is at one moment. */
final class StoreReader implements AutoCloseable {

    private static final int ROWS_PER_FETCH = 2_000;

    private final DatabaseAddress database;
    private final Connection connection;

    StoreReader(DatabaseAddress database) {
        this.database = database;
        try {
            connection = database.connect("onrecord-verify");
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw database.refusal(e);
        }
    }

    /** Takes a row, whose columns are those that were asked for. */
    interface Rows {
        void row(List<@Nullable Object> row);
    }

    /** The columns of each claim, by its id. */
    Map<String, Map<String, @Nullable String>> claims() {
        Map<String, Map<String, @Nullable String>> claims = new TreeMap<>();
        List<String> wanted = new ArrayList<>(List.of("claim_id", "version"));
        wanted.addAll(FactFields.CLAIM);
        forEach("claim", wanted, "", row -> claims.put(String.valueOf(row.get(0)), fields(wanted, row, 1)));
        return claims;
    }

    /** The columns of each live piece of evidence, by claim id and evidence id. */
    Map<String, Map<String, Map<String, @Nullable String>>> evidence() {
        Map<String, Map<String, Map<String, @Nullable String>>> evidence = new TreeMap<>();
        List<String> wanted = new ArrayList<>(List.of("claim_id", "evidence_id"));
        wanted.addAll(FactFields.EVIDENCE);
        forEach(
                "evidence",
                wanted,
                "WHERE until_version IS NULL",
                row -> evidence.computeIfAbsent(String.valueOf(row.get(0)), id -> new TreeMap<>())
                        .put(String.valueOf(row.get(1)), fields(wanted, row, 2)));
        return evidence;
    }

    /** The steps of each claim, by its id and in the order of their versions, which each step names. */
    Map<String, Map<Long, String>> steps() {
        Map<String, Map<Long, String>> steps = new TreeMap<>();
        List<String> wanted = new ArrayList<>(List.of("claim_id", "version"));
        wanted.addAll(FactFields.STEP);
        forEach(
                "claim_version",
                wanted,
                "",
                row -> steps.computeIfAbsent(String.valueOf(row.get(0)), id -> new TreeMap<>())
                        .put((Long) row.get(1), FactFields.step(row.subList(2, row.size()))));
        return steps;
    }

    /** Which revision of each article is kept, by the article's id. */
    Map<String, String> articles() {
        Map<String, String> articles = new TreeMap<>();
        forEach(
                "article",
                List.of("article_id", "content_hash", "fetched_at", "withdrawn"),
                "",
                row -> articles.put(
                        String.valueOf(row.get(0)), FactFields.revision(row.get(1), row.get(2), row.get(3))));
        return articles;
    }

    /** The records that could not be applied. */
    Set<Position> deadLetters() {
        Set<Position> letters = new TreeSet<>();
        forEach(
                "dead_letter",
                List.of("topic", "partition", "record_offset"),
                "",
                row -> letters.add(new Position(String.valueOf(row.get(0)), (Integer) row.get(1), (Long) row.get(2))));
        return letters;
    }

    /** How far each partition is applied. */
    Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        forEach(
                "sink_offset",
                List.of("topic", "partition", "next_offset"),
                "",
                row -> offsets.put(
                        new TopicPartition(String.valueOf(row.get(0)), (Integer) row.get(1)), (Long) row.get(2)));
        return offsets;
    }

    private void forEach(String table, List<String> columns, String condition, Rows rows) {
        String query = "SELECT " + String.join(", ", columns) + " FROM " + table + ' ' + condition;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(ROWS_PER_FETCH);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    List<@Nullable Object> row = new ArrayList<>(columns.size());
                    for (int i = 1; i <= columns.size(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.row(row);
                }
            }
        } catch (SQLException e) {
            throw database.refusal(e);
        }
    }

    private static Map<String, @Nullable String> fields(List<String> names, List<@Nullable Object> row, int from) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (int i = from; i < names.size(); i++) {
            fields.put(names.get(i), FactFields.text(row.get(i)));
        }
        return fields;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw database.refusal(e);
        }
    }
}
