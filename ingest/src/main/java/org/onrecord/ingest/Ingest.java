package org.onrecord.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.HttpFetcher;
import org.onrecord.ingest.publish.Memory;
import org.onrecord.ingest.publish.MemoryReader;
import org.onrecord.ingest.publish.TransactionalOutbox;
import org.onrecord.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits sources and publishes what is new. Ingesters with the same group id share the sources among them. Closing it
 * from another thread stops a run at the next document of each source; what was found until then is published.
 */
public final class Ingest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final IngestSettings settings;
    private final IngestListener listener;
    private final Fetcher fetcher;
    private final ArticleParser parser = new ArticleParser();
    private volatile boolean closed;

    public Ingest(IngestSettings settings, IngestListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.fetcher = new HttpFetcher(settings.fetch(), settings.resolver(), settings.clock(), settings.random());
    }

    /**
     * Visits every source once, together with the ingesters of the group that are at it already: returns when all
     * sources have been visited, by whomever, with a report of those that were visited here.
     *
     * @throws KafkaException when the cluster does not answer or what was found cannot be committed
     */
    public RunReport once(List<Source> sources) {
        Instant now = settings.clock().instant();
        // Read before the group is looked at: what a member that joins in between visits is later than this.
        Instant startedAt =
                Membership.runUnderWay(settings.kafka(), settings.groupId()).orElse(now);
        try (Shift shift = shift(sources, startedAt, false);
                Membership membership = membership(shift, startedAt)) {
            return shift.untilAllVisited(membership);
        }
    }

    /**
     * Visits sources of one's own, without regard to other ingesters: files and addresses from a command line. A second
     * run of the same source at the same time puts an end to the first.
     *
     * @throws KafkaException when the cluster does not answer or what was found cannot be committed
     */
    public RunReport alone(List<Source> sources) {
        try (Shift shift = shift(sources, settings.clock().instant(), false)) {
            shift.holdAll();
            return shift.untilAllVisited(null);
        }
    }

    /**
     * Visits every source whenever its schedule says so, until closed. An outage of the cluster is waited out.
     */
    public void schedule(List<Source> sources) {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!closed) {
            Instant startedAt = settings.clock().instant();
            try (Shift shift = shift(sources, startedAt, true);
                    Membership membership = membership(shift, startedAt)) {
                pauseMillis = FIRST_PAUSE_MILLIS;
                shift.untilClosed(membership);
            } catch (KafkaException | IllegalStateException e) {
                LOG.warn("Ingest starts anew in {} ms: {}", pauseMillis, e.getMessage());
                pause(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        fetcher.close();
    }

    private void pause(long millis) {
        try {
            for (long waited = 0; waited < millis && !closed; waited += 100) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private Membership membership(Shift shift, Instant startedAt) {
        return new Membership(
                settings.kafka(),
                settings.groupId(),
                settings.topics().ingestState().name(),
                startedAt,
                shift);
    }

    private Shift shift(List<Source> sources, Instant startedAt, boolean onlyDue) {
        Memory memory = new Memory();
        Map<String, Object> consumer = new HashMap<>(settings.kafka());
        consumer.putAll(MemoryReader.consumerSettings());
        MemoryReader reader = new MemoryReader(
                new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                settings.topics().ingestState(),
                memory,
                settings.patience());
        return new Shift(
                sources,
                new Shift.Tools(settings, fetcher, parser, listener, memory, reader, this::outbox, () -> closed),
                startedAt,
                onlyDue);
    }

    private TransactionalOutbox outbox(String transactionalId, int share) {
        Map<String, Object> producer = new HashMap<>(settings.kafka());
        producer.putAll(TransactionalOutbox.producerSettings(settings.groupId() + "-" + transactionalId));
        return new TransactionalOutbox(
                new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer()),
                settings.topics(),
                share);
    }
}
