package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.onrecord.avro.ClaimChange;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreSchema;

/**
 * Measures the sink's way of writing beside the fastest that PostgreSQL offers and beside what most programs do, on one
 * server, each in a database of its own with the same tables and indexes. One writer each, commits as often as the sink
 * does, encoding included and the making of the changes left out. The ways take turns, batch by batch, so that whatever
 * else the machine does weighs on all alike. Ratios hold on other machines, rates do not.
 */
public final class SinkBenchmark {

    private static final String APPLICATION = "onrecord-benchmark";

    /**
     * What to measure.
     *
     * @param database a database on the server, by a superuser
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

    /** What is written. */
    public enum Phase {
        /** First versions of claims, each with a piece of evidence: three new rows. */
        INSERT,
        /**
         * Next versions of stored claims, each with a piece of evidence: two new rows, and one that changes. COPY, which
         * cannot change rows, writes as many new ones.
         */
        UPDATE
    }

    /**
     * One figure.
     *
     * @param way the way of writing
     * @param claims how many claims are stored at its end
     * @param changes how many changes were written, of three rows each: claim, version, evidence
     * @param seconds how long it took
     * @param shareOfLimit its rate, divided by that of COPY in the same phase
     */
    public record Measurement(String way, Phase phase, int claims, long changes, double seconds, double shareOfLimit) {

        public double changesPerSecond() {
            return changes / seconds;
        }
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
        try (Contender limit = benchmark.contender("COPY, no guard (the limit)", "", new WritingWay.PlainCopy());
                Contender sink = benchmark.contender("On Record", "", new WritingWay.Sink())) {
            try (Contender upsert = benchmark.contender(
                    "JDBC batch upsert", "&reWriteBatchedInserts=true", new WritingWay.BatchUpsert())) {
                benchmark.measure(settings.claims(), settings.claims(), limit, List.of(limit, sink, upsert));
            }
            int most = settings.claimsMax();
            if (most > settings.claims()) {
                // Only the last stretch is reported: an average would hide that writing becomes slower.
                int last = Math.max(settings.claims(), most / 10);
                for (Contender contender : List.of(limit, sink)) {
                    contender.fillTo(most - last);
                }
                benchmark.measure(most, last, limit, List.of(limit, sink));
            }
        }
        return benchmark.measurements;
    }

    private Contender contender(String name, String parameters, WritingWay way) throws SQLException {
        String database = "onrecord_benchmark_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        execute("DROP DATABASE IF EXISTS " + database);
        execute("CREATE DATABASE " + database);
        DatabaseAddress address = new DatabaseAddress(
                settings.database().jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1") + parameters);
        FactStoreSchema.migrate(address);
        Connection connection = address.connect(APPLICATION);
        BatchTransaction.prepare(connection);
        way.begin(connection);
        return new Contender(name, database, way, connection);
    }

    private void measure(int claims, int insertions, Contender limit, List<Contender> contenders) throws SQLException {
        takeTurns(Phase.INSERT, insertions, contenders);
        report(Phase.INSERT, claims, insertions, limit, contenders);
        takeTurns(Phase.UPDATE, settings.updates(), contenders);
        report(Phase.UPDATE, claims, settings.updates(), limit, contenders);
    }

    private void takeTurns(Phase phase, int count, List<Contender> contenders) throws SQLException {
        // What the phase before left for the next checkpoint is not for this one to pay.
        execute("CHECKPOINT");
        contenders.forEach(contender -> contender.nanos = 0);
        for (int left = count; left > 0; left -= settings.batchChanges()) {
            for (Contender contender : contenders) {
                contender.write(phase, Math.min(left, settings.batchChanges()));
            }
        }
    }

    private void report(Phase phase, int claims, int changes, Contender limit, List<Contender> contenders) {
        for (Contender contender : contenders) {
            Measurement measurement = new Measurement(
                    contender.name,
                    phase,
                    claims,
                    changes,
                    contender.nanos / 1e9,
                    (double) limit.nanos / contender.nanos);
            measurements.add(measurement);
            listener.accept(measurement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = settings.database().connect(APPLICATION);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A way of writing, the database that it writes to, and the time that it took in this phase. */
    private final class Contender implements AutoCloseable {

        private final String name;
        private final String database;
        private final WritingWay way;
        private final Connection connection;
        private final BenchmarkChanges changes = new BenchmarkChanges(settings.seed(), 0);
        private long nanos;

        Contender(String name, String database, WritingWay way, Connection connection) {
            this.name = name;
            this.database = database;
            this.way = way;
            this.connection = connection;
        }

        void write(Phase phase, int count) throws SQLException {
            boolean isUpdate = phase == Phase.UPDATE && way.canUpdate();
            List<ClaimChange> batch = isUpdate ? changes.updates(count) : changes.insertions(count);
            long before = System.nanoTime();
            way.write(connection, batch);
            nanos += System.nanoTime() - before;
        }

        void fillTo(int claims) throws SQLException {
            while (changes.claims() < claims) {
                write(Phase.INSERT, Math.min(claims - changes.claims(), settings.batchChanges()));
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            execute("DROP DATABASE " + database);
        }
    }
}
