package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.onrecord.sink.store.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code publisher_record} fresh at a bounded price: soon when the sink is idle, now and then while it is busy, and
 * never for more than a twentieth of the time.
 */
final class SummaryRefresh implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryRefresh.class);
    private static final Duration CHECK = Duration.ofMillis(250);
    private static final Duration BUSY_INTERVAL = Duration.ofMinutes(1);
    private static final Duration REFRESH_MAX = Duration.ofHours(1);
    private static final int SHARE_OF_TIME = 20;

    private final DatabaseAddress database;
    private final LongSupplier records;
    private final BooleanSupplier idle;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long refreshedRecords;

    /**
     * @param records how many records are applied: without more of them there is nothing to refresh
     * @param idle whether the sink has nothing to do
     */
    SummaryRefresh(DatabaseAddress database, LongSupplier records, BooleanSupplier idle) {
        this.database = database;
        this.records = records;
        this.idle = idle;
    }

    @Override
    public void run() {
        long notBeforeNanos = System.nanoTime();
        long busyNotBeforeNanos = notBeforeNanos + BUSY_INTERVAL.toNanos();
        try {
            while (!closing.await(CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                long due = idle.getAsBoolean() ? notBeforeNanos : Math.max(notBeforeNanos, busyNotBeforeNanos);
                if (records.getAsLong() == refreshedRecords || now < due) {
                    continue;
                }
                refresh();
                long end = System.nanoTime();
                notBeforeNanos = end + SHARE_OF_TIME * (end - now);
                busyNotBeforeNanos = end + BUSY_INTERVAL.toNanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Refreshes now; of several callers, in this process or others, one after the other does. */
    boolean refresh() {
        long applied = records.getAsLong();
        try (Connection connection = database.connect("onrecord-sink-summary", REFRESH_MAX);
                Statement statement = connection.createStatement()) {
            statement.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY publisher_record");
            refreshedRecords = applied;
            return true;
        } catch (SQLException e) {
            LOG.debug("publisher_record was not refreshed", e);
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
