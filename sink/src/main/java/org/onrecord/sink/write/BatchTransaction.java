package org.onrecord.sink.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.sink.write.Batch.Source;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLState;

/**
 * Applies one batch and moves the partition's offset, in one transaction. Whatever is new goes by COPY straight into its
 * table; what replaces something goes by COPY into a temporary table and by one statement from there.
 */
final class BatchTransaction {

    /** Looks at a batch from inside its transaction; tests let it fail there. */
    interface Probe {
        Probe NONE = new Probe() {};

        default void beforeTransaction(Batch batch) {}

        default void beforeCommit(Batch batch) {}

        default void afterCommit(Batch batch) {}
    }

    private static final String PREPARE_SESSION = """
            -- A batch is small beside the tables, but the planner has no statistics of a temporary table and would now
            -- and then read a whole table for it: lookups by key are the right plan at every size.
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            SET enable_seqscan = off;
            SET client_min_messages = warning;
            -- A process that is stopped, or cut off, in a transaction holds the partition's offset: not for ever.
            SET idle_in_transaction_session_timeout = '1min';
            SELECT set_config(name, '5min', false) FROM pg_settings WHERE name = 'transaction_timeout';
            SET tcp_keepalives_idle = 60;
            SET tcp_keepalives_interval = 10;
            SET tcp_keepalives_count = 6;
            CREATE TEMPORARY TABLE batch_claim (LIKE claim) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE batch_evidence_end (
                claim_id identifier, evidence_id identifier, until_version bigint, known_until timestamptz
            ) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE batch_article (LIKE article) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE batch_ingest_run (LIKE ingest_run) ON COMMIT DELETE ROWS;
            CREATE TEMPORARY TABLE batch_gap (LIKE version_gap INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;
            """;

    private static final String STORED_CLAIMS =
            "SELECT claim_id, version, known_from FROM claim WHERE claim_id = ANY (?)";

    private static final String CHANGE_CLAIMS = """
            UPDATE claim SET %s FROM batch_claim batch
            WHERE claim.claim_id = batch.claim_id AND claim.version < batch.version
            """.formatted(assignments(Columns.CLAIM, "claim_id", "batch"));

    private static final String END_EVIDENCE = """
            UPDATE evidence SET until_version = batch.until_version, known_until = batch.known_until
            FROM batch_evidence_end batch
            WHERE evidence.claim_id = batch.claim_id AND evidence.evidence_id = batch.evidence_id
              AND evidence.until_version IS NULL AND evidence.since_version < batch.until_version
            """;

    private static final String PUT_ARTICLES =
            """
            INSERT INTO article (%s) SELECT %s FROM batch_article
            ON CONFLICT (article_id) DO UPDATE SET %s
            """.formatted(Columns.ARTICLE, Columns.ARTICLE, assignments(Columns.ARTICLE, "article_id", "excluded"));

    private static final String PUT_VISITS = """
            INSERT INTO ingest_run (%s) SELECT %s FROM batch_ingest_run
            ON CONFLICT (run_id, source) DO UPDATE SET %s
            """.formatted(
                    Columns.INGEST_RUN, Columns.INGEST_RUN, assignments(Columns.INGEST_RUN, "run_id", "excluded"));

    private static final String PUT_GAPS = """
            INSERT INTO version_gap (%s) SELECT %s FROM batch_gap ON CONFLICT DO NOTHING
            """.formatted(Columns.VERSION_GAP, Columns.VERSION_GAP);

    private static final String PUT_DEAD_LETTER = """
            INSERT INTO dead_letter (topic, partition, record_offset, record_key, record_value, reason)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final Probe probe;

    BatchTransaction(Probe probe) {
        this.probe = probe;
    }

    /** Makes a new connection ready for {@link #apply}. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PREPARE_SESSION);
        }
        connection.setAutoCommit(false);
    }

    /**
     * Applies the batch.
     *
     * @param known names that are stored already, to be skipped; those of this batch are added once they are stored
     * @return false when the partition has another writer: nothing was written
     * @throws SQLException when the database fails; the transaction is still open
     */
    boolean apply(Connection connection, Batch batch, KnownNames known) throws SQLException {
        probe.beforeTransaction(batch);
        if (!OffsetTable.advance(connection, batch)) {
            connection.rollback();
            return false;
        }
        BatchPlan plan = BatchPlan.of(batch.sources(), stored(connection, BatchPlan.claimIds(batch.sources())));
        try (Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            writeClaims(copy, statement, plan);
            if (copy(copy, "batch_article", Columns.ARTICLE, plan.articles())) {
                statement.executeUpdate(PUT_ARTICLES);
            }
            if (copy(copy, "batch_ingest_run", Columns.INGEST_RUN, plan.visits())) {
                statement.executeUpdate(PUT_VISITS);
            }
        }
        writeDeadLetters(connection, plan);
        EntityTable.define(connection, plan.definitions());
        Set<Entry.EntityName> names = known.unknownOf(plan.names());
        EntityTable.addNames(connection, names);
        probe.beforeCommit(batch);
        connection.commit();
        probe.afterCommit(batch);
        known.add(names);
        known.forget(plan.definitions().keySet());
        return true;
    }

    private static void writeClaims(CopyManager copy, Statement statement, BatchPlan plan) throws SQLException {
        copy(copy, "claim", Columns.CLAIM, plan.newClaims());
        if (copy(copy, "batch_claim", Columns.CLAIM, plan.changedClaims())) {
            statement.executeUpdate(CHANGE_CLAIMS);
        }
        copy(copy, "claim_version", Columns.CLAIM_VERSION, plan.versions());
        copy(copy, "evidence", Columns.EVIDENCE, plan.evidence());
        if (copy(copy, "batch_evidence_end", Columns.EVIDENCE_END, plan.evidenceEnds())) {
            statement.executeUpdate(END_EVIDENCE);
        }
        if (copy(copy, "batch_gap", Columns.VERSION_GAP, plan.gaps())) {
            statement.executeUpdate(PUT_GAPS);
        }
    }

    private static Map<String, BatchPlan.Stored> stored(Connection connection, Set<String> claimIds)
            throws SQLException {
        Map<String, BatchPlan.Stored> stored = new HashMap<>();
        if (claimIds.isEmpty()) {
            return stored;
        }
        try (PreparedStatement select = connection.prepareStatement(STORED_CLAIMS)) {
            select.setArray(1, connection.createArrayOf("text", claimIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime knownFrom = row.getObject(3, OffsetDateTime.class);
                    stored.put(row.getString(1), new BatchPlan.Stored(row.getLong(2), knownFrom.toInstant()));
                }
            }
        }
        return stored;
    }

    private static boolean copy(CopyManager copy, String table, String columns, CopyText rows) throws SQLException {
        if (rows.isEmpty()) {
            return false;
        }
        try {
            copy.copyIn(
                    "COPY " + table + " (" + columns + ") FROM STDIN",
                    new ByteArrayInputStream(rows.array(), 0, rows.length()));
        } catch (IOException e) {
            throw new SQLException(
                    "COPY into " + table + " was cut off: " + e.getMessage(),
                    PSQLState.CONNECTION_FAILURE.getState(),
                    e);
        }
        return true;
    }

    private static void writeDeadLetters(Connection connection, BatchPlan plan) throws SQLException {
        if (plan.deadLetters().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(PUT_DEAD_LETTER)) {
            for (Source dead : plan.deadLetters()) {
                insert.setString(1, dead.original().topic());
                insert.setInt(2, dead.original().partition());
                insert.setLong(3, dead.original().offset());
                insert.setBytes(4, dead.original().key());
                insert.setBytes(5, dead.original().value());
                insert.setString(6, ((Entry.Unreadable) dead.entry()).reason().replace('\0', '\uFFFD'));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static String assignments(String columns, String key, String source) {
        return Arrays.stream(columns.split(","))
                .map(String::strip)
                .filter(column -> !column.equals(key))
                .map(column -> column + " = " + source + "." + column)
                .collect(Collectors.joining(", "));
    }
}
