package org.onrecord.sink.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.avro.ClaimChange;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreSchema;
import org.onrecord.sink.write.Batch.Source;
import org.postgresql.PGConnection;

/**
 * Measures the sink's way of writing beside the fastest that PostgreSQL offers and beside what most programs do, in one
 * run on one server, each in a database of its own with the same tables and indexes. One writer, commits as often as the
 * sink does, encoding included and the making of the changes left out. Ratios hold on other machines, rates do not.
 */
public final class SinkBenchmark {

    private static final String TOPIC = "benchmark";
    private static final byte[] NOTHING = {};

    /**
     * What to measure.
     *
     * @param database a database on the server, by a user who may create others
     * @param claims how many claims are inserted by each way of writing
     * @param updates how many changes of these claims follow
     * @param claimsMax up to how many claims COPY and the sink go on, to show whether they stay as fast; the same as
     *     {@code claims} for not at all, else twice as many or more
     * @param batchChanges how many changes are written in a transaction
     * @param seed of the invented changes
     */
    public record Settings(
            DatabaseAddress database, int claims, int updates, int claimsMax, int batchChanges, long seed) {

        public Settings {
            if (claims < batchChanges
                    || updates < 1
                    || (claimsMax != claims && claimsMax / 2 < claims)
                    || batchChanges < 1) {
                throw new IllegalArgumentException("A benchmark needs claims for a batch, and updates");
            }
        }
    }

    /**
     * One figure.
     *
     * @param way the way of writing
     * @param phase what was written
     * @param changes how many changes, of three rows each: claim, version, evidence
     * @param seconds how long it took
     */
    public record Measurement(String way, String phase, long changes, double seconds) {

        public double changesPerSecond() {
            return changes / seconds;
        }
    }

    private interface Way {
        void write(Connection connection, List<ClaimChange> changes) throws SQLException;
    }

    private final Settings settings;
    private final Consumer<Measurement> listener;
    private final List<Measurement> measurements = new ArrayList<>();

    private SinkBenchmark(Settings settings, Consumer<Measurement> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs it; takes minutes.
     *
     * @param listener hears each figure as soon as it is there
     * @throws SQLException when the database fails
     */
    public static List<Measurement> run(Settings settings, Consumer<Measurement> listener) throws SQLException {
        SinkBenchmark benchmark = new SinkBenchmark(settings, listener);
        benchmark.compare("COPY, no guard (the limit)", SinkBenchmark::copy, false, true);
        benchmark.compare("On Record", new Ours(), true, true);
        benchmark.compare("JDBC batch upsert", SinkBenchmark::upsert, true, false);
        return benchmark.measurements;
    }

    private void compare(String way, Way writer, boolean updates, boolean growing) throws SQLException {
        String name = "onrecord_benchmark";
        execute(settings.database(), "DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
        DatabaseAddress database =
                new DatabaseAddress(settings.database().jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1")
                        + (writer instanceof Ours ? "" : "&reWriteBatchedInserts=true"));
        FactStoreSchema.migrate(database);
        try (Connection connection = database.connect("onrecord-benchmark")) {
            BatchTransaction.prepare(connection);
            BenchmarkChanges changes = new BenchmarkChanges(settings.seed());
            if (writer instanceof Ours ours) {
                ours.begin(connection);
            }
            inserted(way, "insert", writer, connection, changes, settings.claims());
            if (updates) {
                updated(way, "update", writer, connection, changes);
            }
            if (growing && settings.claimsMax() > settings.claims()) {
                grown(way, writer, connection, changes, updates);
            }
        }
        execute(settings.database(), "DROP DATABASE " + name);
    }

    private void grown(String way, Way writer, Connection connection, BenchmarkChanges changes, boolean updates)
            throws SQLException {
        int most = settings.claimsMax();
        // The last stretch by itself: an average over all of it would hide that writing becomes slower.
        inserted(way, "insert to 90 % of " + most, writer, connection, changes, most / 10 * 9 - settings.claims());
        inserted(way, "insert to " + most, writer, connection, changes, most / 10);
        if (updates) {
            updated(way, "update at " + most, writer, connection, changes);
        }
    }

    private void inserted(
            String way, String phase, Way writer, Connection connection, BenchmarkChanges changes, int count)
            throws SQLException {
        long nanos = 0;
        for (int done = 0; done < count; done += settings.batchChanges()) {
            nanos += timed(writer, connection, changes.insertions(settings.batchChanges()));
        }
        report(new Measurement(way, phase, count, nanos / 1e9));
    }

    private void updated(String way, String phase, Way writer, Connection connection, BenchmarkChanges changes)
            throws SQLException {
        long nanos = 0;
        for (int done = 0; done < settings.updates(); done += settings.batchChanges()) {
            nanos += timed(writer, connection, changes.updates(settings.batchChanges()));
        }
        report(new Measurement(way, phase, settings.updates(), nanos / 1e9));
    }

    private static long timed(Way writer, Connection connection, List<ClaimChange> changes) throws SQLException {
        long before = System.nanoTime();
        writer.write(connection, changes);
        return System.nanoTime() - before;
    }

    private void report(Measurement measurement) {
        measurements.add(measurement);
        listener.accept(measurement);
    }

    /** The sink's own code, from the encoding of a change to the commit. */
    private static final class Ours implements Way {

        private final BatchTransaction transaction = new BatchTransaction(BatchTransaction.Probe.NONE);
        private final KnownNames known = new KnownNames();
        private final Lease lease = new Lease(new TopicPartition(TOPIC, 0), TOPIC);
        private long offset;

        void begin(Connection connection) throws SQLException {
            OffsetTable.positionOrFirst(connection, lease.partition(), TOPIC);
            connection.commit();
        }

        @Override
        public void write(Connection connection, List<ClaimChange> changes) throws SQLException {
            List<Source> sources = new ArrayList<>(changes.size());
            long next = offset;
            for (ClaimChange change : changes) {
                sources.add(
                        new Source(new ConsumerRecord<>(TOPIC, 0, next++, NOTHING, NOTHING), ClaimRows.step(change)));
            }
            if (!transaction.apply(connection, new Batch(lease, offset, next, sources), known)) {
                throw new IllegalStateException("Somebody else writes the benchmark's offset");
            }
            offset = next;
        }
    }

    private static BatchPlan plan(List<ClaimChange> changes) {
        List<Source> sources = new ArrayList<>(changes.size());
        Map<String, BatchPlan.Stored> stored = new HashMap<>();
        long offset = 0;
        for (ClaimChange change : changes) {
            sources.add(new Source(new ConsumerRecord<>(TOPIC, 0, offset++, NOTHING, NOTHING), ClaimRows.step(change)));
        }
        return BatchPlan.of(sources, stored);
    }

    private static void copy(Connection connection, List<ClaimChange> changes) throws SQLException {
        BatchPlan plan = plan(changes);
        copy(connection, "claim", Columns.CLAIM, plan.newClaims());
        copy(connection, "claim_version", Columns.CLAIM_VERSION, plan.versions());
        copy(connection, "evidence", Columns.EVIDENCE, plan.evidence());
        connection.commit();
    }

    private static void copy(Connection connection, String table, String columns, CopyText rows) throws SQLException {
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

    private static void upsert(Connection connection, List<ClaimChange> changes) throws SQLException {
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
                    insert.setObject(i + 1, values[i].equals("\\N") ? null : values[i], java.sql.Types.OTHER);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(DatabaseAddress database, String... statements) throws SQLException {
        try (Connection connection = database.connect("onrecord-benchmark");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
