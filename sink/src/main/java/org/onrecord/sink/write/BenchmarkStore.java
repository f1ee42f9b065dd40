package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Origin;
import org.onrecord.sink.store.DatabaseAddress;

/**
 * Fills an empty fact store with invented claims by COPY alone: without log and indexes, which are made afterwards as the
 * migrations define them. For measuring queries; what is stored is what the sink would have stored.
 */
final class BenchmarkStore {

    private static final String APPLICATION = "onrecord-benchmark";
    private static final int THREADS = 2;
    private static final int CLAIMS_PER_COPY = 1000;
    private static final List<String> TABLES = List.of("claim", "claim_version", "evidence", "article");

    private final DatabaseAddress database;
    private final int claims;
    private final int piecesMean;
    private final long seed;

    BenchmarkStore(DatabaseAddress database, int claims, int piecesMean, long seed) {
        this.database = database;
        this.claims = claims;
        this.piecesMean = piecesMean;
        this.seed = seed;
    }

    void fill() throws SQLException, InterruptedException {
        try (Connection connection = database.connect(APPLICATION);
                Statement statement = connection.createStatement()) {
            List<String> definitions = dropKeysAndIndexes(statement);
            load();
            statement.execute("SET maintenance_work_mem = '512MB'");
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("SET work_mem = '256MB'");
            statement.execute("REFRESH MATERIALIZED VIEW publisher_record");
        }
    }

    private static List<String> dropKeysAndIndexes(Statement statement) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        for (String table : TABLES) {
            statement.execute("ALTER TABLE " + table + " SET UNLOGGED");
            try (ResultSet key = statement.executeQuery("""
                    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
                    WHERE conrelid = '%s'::regclass AND contype = 'p'""".formatted(table))) {
                while (key.next()) {
                    drops.add("ALTER TABLE " + table + " DROP CONSTRAINT " + key.getString(1));
                    definitions.add("ALTER TABLE " + table + " ADD " + key.getString(2));
                }
            }
            try (ResultSet index = statement.executeQuery("""
                    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
                    WHERE indrelid = '%s'::regclass AND NOT indisprimary""".formatted(table))) {
                while (index.next()) {
                    drops.add("DROP INDEX " + index.getString(1));
                    definitions.add(index.getString(2));
                }
            }
        }
        for (String drop : drops) {
            statement.execute(drop);
        }
        return definitions;
    }

    private void load() throws SQLException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                int from = (int) ((long) claims * part / THREADS);
                int to = (int) ((long) claims * (part + 1) / THREADS);
                long partSeed = seed + part;
                long firstPiece = (long) part << 40;
                parts.add(() -> load(new BenchmarkHistory(partSeed, piecesMean, firstPiece), from, to));
            }
            for (Future<Void> part : threads.invokeAll(parts)) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("The claims were not loaded: " + e.getCause().getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Void load(BenchmarkHistory history, int from, int to) throws SQLException {
        try (Connection connection = database.connect(APPLICATION)) {
            connection.setAutoCommit(false);
            KnownNames known = new KnownNames();
            String lastArticle = "";
            for (int first = from; first < to; first += CLAIMS_PER_COPY) {
                List<ClaimChange> changes = new ArrayList<>();
                for (int claim = first; claim < Math.min(to, first + CLAIMS_PER_COPY); claim++) {
                    changes.addAll(history.of(claim));
                }
                lastArticle = copy(connection, changes, known, lastArticle);
                connection.commit();
            }
        }
        return null;
    }

    private static String copy(Connection connection, List<ClaimChange> changes, KnownNames known, String lastArticle)
            throws SQLException {
        BatchPlan plan = WritingWay.plan(changes);
        CopyText articles = new CopyText(1 << 16);
        String last = lastArticle;
        for (ClaimChange change : changes) {
            // The pieces of one article follow each other.
            if (!change.getAdded().isEmpty() && !change.getCauseArticleId().equals(last)) {
                last = change.getCauseArticleId();
                article(articles, change.getAdded().get(0).getOrigin());
            }
        }
        WritingWay.copy(connection, "claim", Columns.CLAIM, plan.newClaims());
        WritingWay.copy(connection, "claim_version", Columns.CLAIM_VERSION, plan.versions());
        WritingWay.copy(connection, "evidence", Columns.EVIDENCE, plan.evidence());
        WritingWay.copy(connection, "article", Columns.ARTICLE, articles);
        Set<Entry.EntityName> names = known.unknownOf(plan.names());
        EntityTable.addNames(connection, names);
        known.add(names);
        return last;
    }

    private static void article(CopyText rows, Origin origin) {
        Instant publishedAt = origin.getPublishedAt();
        rows.text(origin.getArticleId())
                .text(origin.getUrl())
                .text(origin.getUrl())
                .text("benchmark")
                .text(origin.getPublisher().getName())
                .text(origin.getPublisher().getDomain())
                .choice(origin.getPublisher().getKind())
                .text("NEWS")
                .texts(List.of())
                .text(origin.getTitle())
                .text(null)
                .instant(publishedAt)
                .instant(null)
                .instant(origin.getObservedAt())
                .text("en")
                .number(3000L)
                .text(origin.getArticleId())
                .text("benchmark")
                .flag(false)
                .endRow();
    }
}
