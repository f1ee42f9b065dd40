package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.sink.store.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the batches of some partitions, one after the other, through one connection. Waits out what passes, isolates a
 * record that cannot be written by halving its batch, and drops the batches of a lease that has ended.
 */
final class PartitionWriter implements Runnable, AutoCloseable {

    /** What became of a batch. */
    enum Outcome {
        APPLIED,
        /** The partition has another writer, and nothing was written. */
        FENCED,
        /** The lease has ended or the sink is closing, and nothing was written. */
        DROPPED
    }

    /** Hears what became of each batch, and of the failure that ends the writer. */
    interface Listener {
        void written(Batch batch, Outcome outcome);

        void waiting(Batch batch, SQLException reason);

        void failed(RuntimeException failure);
    }

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWriter.class);
    private static final int BATCHES_MAX = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(2);
    private static final Duration IDLE_CHECK = Duration.ofMillis(200);
    private static final int CONFLICTS_MAX = 3;

    private final DatabaseAddress database;
    private final BatchTransaction transaction;
    private final Listener listener;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_MAX);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final KnownNames known = new KnownNames();
    private @Nullable Connection connection;

    PartitionWriter(DatabaseAddress database, BatchTransaction transaction, Listener listener) {
        this.database = database;
        this.transaction = transaction;
        this.listener = listener;
    }

    /** Takes the batch when there is room for it. */
    boolean offer(Batch batch) {
        return batches.offer(batch);
    }

    @Override
    public void run() {
        try {
            while (closing.getCount() > 0) {
                Batch batch = batches.poll(IDLE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
                if (batch != null) {
                    listener.written(batch, write(batch));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            listener.failed(e);
        } finally {
            disconnect();
        }
    }

    /** Ends the writer after the transaction that it is in. */
    @Override
    public void close() {
        closing.countDown();
    }

    private Outcome write(Batch batch) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        int conflicts = 0;
        while (!batch.lease().ended() && closing.getCount() > 0) {
            try {
                return transaction.apply(connected(), batch, known) ? Outcome.APPLIED : Outcome.FENCED;
            } catch (SQLException e) {
                disconnect();
                SqlFailure failure = SqlFailure.of(e);
                if (failure == SqlFailure.CONFLICT) {
                    conflicts++;
                    failure = conflicts < CONFLICTS_MAX ? SqlFailure.TRANSIENT : SqlFailure.RECORD;
                }
                switch (failure) {
                    case TRANSIENT, CONFLICT -> {
                        listener.waiting(batch, e);
                        closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_PAUSE;
                    }
                    case RECORD -> {
                        return isolate(batch, e);
                    }
                    case PERMANENT ->
                        throw new SinkException(database.refusal(e).getMessage(), e);
                }
            }
        }
        return Outcome.DROPPED;
    }

    private Outcome isolate(Batch batch, SQLException reason) throws InterruptedException {
        if (batch.sources().isEmpty()) {
            throw new SinkException(
                    "The offset of " + batch.partition() + " cannot be stored: " + reason.getMessage(), reason);
        }
        if (batch.sources().size() == 1) {
            LOG.warn(
                    "The record at offset {} of {} cannot be written and goes to dead_letter: {}",
                    batch.sources().get(0).original().offset(),
                    batch.partition(),
                    reason.getMessage());
            return write(batch.asDeadLetter(reason.getSQLState() + " " + reason.getMessage()));
        }
        for (Batch half : batch.halves()) {
            Outcome outcome = write(half);
            if (outcome != Outcome.APPLIED) {
                return outcome;
            }
        }
        return Outcome.APPLIED;
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            Connection fresh = database.connect("onrecord-sink", SILENCE_MAX);
            try {
                BatchTransaction.prepare(fresh);
            } catch (SQLException e) {
                fresh.close();
                throw e;
            }
            connection = fresh;
        }
        return connection;
    }

    /** A connection that saw a failure is not used again: its transaction ends with it. */
    private void disconnect() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("A connection did not close cleanly", e);
            }
        }
    }
}
