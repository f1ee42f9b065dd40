package org.onrecord.sink.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.avro.ClaimChange;
import org.onrecord.sink.write.Batch.Source;
import org.postgresql.PGConnection;

/** A way of writing changes of claims into the fact store, from their encoding to the commit. */
interface WritingWay {

    /** Called once, before the first batch. */
    default void begin(Connection connection) throws SQLException {}

    /** Whether it can write changes of claims that are stored already. */
    boolean canUpdate();

    /** Writes a batch in one transaction. */
    void write(Connection connection, List<ClaimChange> changes) throws SQLException;

    /** The sink's own code. */
    final class Sink implements WritingWay {

        private final BatchTransaction transaction = new BatchTransaction(BatchTransaction.Probe.NONE);
        private final KnownNames known = new KnownNames();
        private final Lease lease = new Lease(new TopicPartition("benchmark", 0), "benchmark");
        private long offset;

        @Override
        public boolean canUpdate() {
            return true;
        }

        @Override
        public void begin(Connection connection) throws SQLException {
            OffsetTable.positionOrFirst(connection, lease.partition(), "benchmark");
            connection.commit();
        }

        @Override
        public void write(Connection connection, List<ClaimChange> changes) throws SQLException {
            List<Source> sources = new ArrayList<>(changes.size());
            long next = offset;
            for (ClaimChange change : changes) {
                sources.add(new Source(
                        new ConsumerRecord<>("benchmark", 0, next++, new byte[0], new byte[0]),
                        ClaimRows.step(change)));
            }
            if (!transaction.apply(connection, new Batch(lease, offset, next, sources), known)) {
                throw new IllegalStateException("Somebody else writes the benchmark's offset");
            }
            offset = next;
        }
    }

    /** The fastest that PostgreSQL offers: no guard, no merge, no offset. */
    record PlainCopy() implements WritingWay {

        @Override
        public boolean canUpdate() {
            return false;
        }

        @Override
        public void write(Connection connection, List<ClaimChange> changes) throws SQLException {
            BatchPlan plan = plan(changes);
            copy(connection, "claim", Columns.CLAIM, plan.newClaims());
            copy(connection, "claim_version", Columns.CLAIM_VERSION, plan.versions());
            copy(connection, "evidence", Columns.EVIDENCE, plan.evidence());
            connection.commit();
        }
    }

    /** What most programs do. */
    record BatchUpsert() implements WritingWay {

        @Override
        public boolean canUpdate() {
            return true;
        }

        @Override
        public void write(Connection connection, List<ClaimChange> changes) throws SQLException {
            BatchPlan plan = plan(changes);
            insert(
                    connection,
                    "claim",
                    Columns.CLAIM,
                    plan.newClaims(),
                    "ON CONFLICT (claim_id) DO UPDATE SET "
                            + BatchTransaction.assignments(Columns.CLAIM, "claim_id", "excluded")
                            + " WHERE claim.version < excluded.version");
            insert(connection, "claim_version", Columns.CLAIM_VERSION, plan.versions(), "ON CONFLICT DO NOTHING");
            insert(connection, "evidence", Columns.EVIDENCE, plan.evidence(), "ON CONFLICT DO NOTHING");
            connection.commit();
        }
    }

    static BatchPlan plan(List<ClaimChange> changes) {
        List<Source> sources = new ArrayList<>(changes.size());
        long offset = 0;
        for (ClaimChange change : changes) {
            sources.add(new Source(
                    new ConsumerRecord<>("benchmark", 0, offset++, new byte[0], new byte[0]), ClaimRows.step(change)));
        }
        return BatchPlan.of(sources, Map.of());
    }

    static void copy(Connection connection, String table, String columns, CopyText rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + table + " (" + columns + ") FROM STDIN",
                            new ByteArrayInputStream(rows.array(), 0, rows.length()));
        } catch (IOException e) {
            throw new SQLException("COPY into " + table + " was cut off", e);
        }
    }

    private static void insert(Connection connection, String table, String columns, CopyText rows, String conflict)
            throws SQLException {
        int count = columns.split(",").length;
        String sql =
                "INSERT INTO " + table + " (" + columns + ") VALUES (?" + ", ?".repeat(count - 1) + ") " + conflict;
        String text = new String(rows.array(), 0, rows.length(), StandardCharsets.UTF_8);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String row : text.split("\n")) {
                String[] values = row.split("\t", -1);
                for (int i = 0; i < count; i++) {
                    insert.setObject(i + 1, values[i].equals("\\N") ? null : values[i], Types.OTHER);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
