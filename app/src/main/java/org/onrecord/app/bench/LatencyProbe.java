package org.onrecord.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.onrecord.sink.store.DatabaseAddress;

/** Asks the fact store again and again for what was published, and notes how long it took to be there. */
final class LatencyProbe implements AutoCloseable {

    private static final long ASK_EVERY_MILLIS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Map<String, Long> sentNanosByArticle = new ConcurrentHashMap<>();
    private final List<Double> millis = new ArrayList<>();
    private final Connection connection;

    LatencyProbe(DatabaseAddress database) throws SQLException {
        connection = database.connect("onrecord-benchmark");
        try (Statement statement = connection.createStatement()) {
            // Only the benchmark asks for changes by article.
            statement.execute("CREATE INDEX IF NOT EXISTS benchmark_cause ON claim_version (cause_article_id)");
        }
    }

    /** Notes that an article, which is known to hold a claim, is being published; safe for several threads. */
    void sent(String articleId) {
        sentNanosByArticle.put(articleId, System.nanoTime());
    }

    /**
     * Asks until {@code isOver} says so and everything that was sent has been found.
     *
     * @return the milliseconds from publication until the fact store's answer, in ascending order
     */
    List<Double> watch(java.util.function.BooleanSupplier isOver) throws SQLException, InterruptedException {
        long overNanos = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT DISTINCT cause_article_id FROM claim_version WHERE cause_article_id = ANY (?)")) {
            while (overNanos == 0 || !sentNanosByArticle.isEmpty()) {
                ask(select);
                if (overNanos == 0 && isOver.getAsBoolean()) {
                    overNanos = System.nanoTime();
                }
                if (overNanos != 0 && System.nanoTime() - overNanos > PATIENCE_NANOS) {
                    throw new IllegalStateException(
                            sentNanosByArticle.size() + " articles did not reach the fact store within a minute");
                }
                TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
            }
        }
        millis.sort(null);
        return millis;
    }

    private void ask(PreparedStatement select) throws SQLException {
        select.setArray(
                1, connection.createArrayOf("text", sentNanosByArticle.keySet().toArray()));
        try (ResultSet found = select.executeQuery()) {
            long now = System.nanoTime();
            while (found.next()) {
                Long sent = sentNanosByArticle.remove(found.getString(1));
                if (sent != null) {
                    millis.add((now - sent) / 1e6);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
