package org.onrecord.sink.write;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.sink.store.FactStoreException;
import org.onrecord.sink.store.FactStoreSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the fact store equal to the topics: every change of a claim, every article and every definition of an entity is
 * applied exactly once, whatever is killed, restarted or cut off in between. Runs on threads of its own from
 * {@link #start} to {@link #close}; any number of sinks with one group id share the partitions.
 *
 * <pre>{@code
 * try (ClaimSink sink = ClaimSink.start(SinkSettings.of("localhost:9092", registry, jdbcUrl))) {
 *     sink.awaitEnd();
 * }
 * }</pre>
 */
public final class ClaimSink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimSink.class);
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CAUGHT_UP_CHECK = Duration.ofMillis(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final SinkSettings settings;
    private final RecordTranslation translation;
    private final PollingLoop loop;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    private ClaimSink(SinkSettings settings, BatchTransaction.Probe probe) {
        this.settings = settings;
        translation = new RecordTranslation(new HttpSchemaRegistry(settings.schemaRegistry(), REGISTRY_PATIENCE));
        loop = new PollingLoop(settings, translation, probe);
        thread = new Thread(this::run, "onrecord-sink");
    }

    /**
     * Brings the tables up to date and begins to apply records. The topics may be created later.
     *
     * @throws FactStoreException when the database does not answer, refuses, or cannot hold the fact store
     * @throws SinkException when Kafka does not answer
     */
    public static ClaimSink start(SinkSettings settings) {
        return start(settings, BatchTransaction.Probe.NONE);
    }

    static ClaimSink start(SinkSettings settings, BatchTransaction.Probe probe) {
        FactStoreSchema.migrate(settings.database());
        try (ClusterQuery cluster = new ClusterQuery(settings.kafkaProperties())) {
            cluster.requireAnswer();
        }
        ClaimSink sink = new ClaimSink(settings, probe);
        sink.thread.start();
        return sink;
    }

    /**
     * Waits until everything that was committed to the topics before the call is applied, by this sink or others, and
     * the summaries such as {@code publisher_record} are refreshed.
     *
     * @return false when {@code timeout} passes first
     * @throws SinkException when Kafka does not answer, or this sink has failed
     */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        Map<TopicPartition, Long> ends;
        try (ClusterQuery cluster = new ClusterQuery(settings.kafkaProperties())) {
            ends = cluster.committedEnds(translation.topics());
        }
        try (Progress progress = new Progress(settings.database())) {
            do {
                requireHealth();
                if (progress.hasReached(ends)) {
                    loop.refreshSummaries();
                    return true;
                }
            } while (!ended.await(CAUGHT_UP_CHECK.toMillis(), TimeUnit.MILLISECONDS)
                    && System.nanoTime() < deadlineNanos);
            requireHealth();
            return false;
        }
    }

    /**
     * Waits until the sink ends, which it does when it is closed or fails.
     *
     * @throws SinkException when it has failed
     */
    public void awaitEnd() throws InterruptedException {
        ended.await();
        requireHealth();
    }

    /** Why the sink has ended by itself, if it has. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure.get());
    }

    public SinkStatistics statistics() {
        return loop.statistics();
    }

    /** Ends after the transactions that are being written; what is not applied is left to the next start. */
    @Override
    public void close() {
        loop.close();
        try {
            if (!ended.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The sink is still busy after {} and is left to end by itself", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            loop.run();
        } catch (RuntimeException e) {
            failure.set(e);
            LOG.error("The sink ends: {}", e.getMessage());
            LOG.debug("The sink ends", e);
        } finally {
            ended.countDown();
        }
    }

    private void requireHealth() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw new SinkException(String.valueOf(cause.getMessage()), cause);
        }
    }
}
