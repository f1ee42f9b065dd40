package org.onrecord.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.schemas.Topics;

/**
 * Publishes through one transactional producer. What has gathered while a transaction was under way goes into the next
 * one together, so that a slow source commits every article at once and a fast one hundreds at a time.
 */
public final class TransactionalOutbox implements Outbox, AutoCloseable {

    private static final int MAX_BATCH = 200;
    private static final int QUEUE_LENGTH = 1_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final int share;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final Thread thread;
    private volatile @Nullable KafkaException failure;
    private volatile boolean closing;

    private record Entry(Publication publication, CompletableFuture<Void> committed) {}

    /**
     * Takes over the producer's transactional id: a transaction that a predecessor left open is aborted, and the
     * predecessor can write no more.
     *
     * @param share the partition of the state topic that this outbox writes to
     * @throws KafkaException when the cluster does not answer
     */
    public TransactionalOutbox(Producer<byte[], byte[]> producer, Topics topics, int share) {
        this.producer = producer;
        this.topics = topics;
        this.share = share;
        producer.initTransactions();
        thread = new Thread(this::run, "onrecord-publish-" + share);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompletableFuture<Void> submit(Publication publication) {
        Entry entry = new Entry(publication, new CompletableFuture<>());
        try {
            boolean queued = false;
            while (!queued && failure == null && !closing) {
                queued = queue.offer(entry, 100, TimeUnit.MILLISECONDS);
            }
            if (!queued) {
                entry.committed().completeExceptionally(failureOrClosed());
            } else if (failure != null) {
                failAll(List.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            entry.committed().completeExceptionally(e);
        }
        return entry.committed();
    }

    /** Publishes what was handed over and closes the producer. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }

    private void run() {
        List<Entry> batch = new ArrayList<>();
        try {
            while (!(closing && queue.isEmpty())) {
                batch.clear();
                Entry first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MAX_BATCH - 1);
                    publish(batch);
                }
            }
        } catch (KafkaException e) {
            failure = e;
            failAll(batch);
        } catch (InterruptedException e) {
            failure = new KafkaException("interrupted", e);
            failAll(batch);
        }
    }

    private void publish(List<Entry> batch) {
        producer.beginTransaction();
        try {
            batch.forEach(entry -> send(entry.publication()));
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort();
            throw e;
        }
        batch.forEach(entry -> entry.committed().complete(null));
    }

    private void abort() {
        try {
            producer.abortTransaction();
        } catch (KafkaException fencedOrBroken) {
            // The first failure tells why; the successor's initTransactions aborts what is left open.
        }
    }

    private void send(Publication publication) {
        if (publication.article() != null) {
            send(topics.articles(), null, publication.article().getArticleId(), publication.article());
        }
        for (Remembered remembered : publication.remembered()) {
            send(topics.ingestState(), share, remembered.key(), RememberedCodec.encode(remembered));
        }
        if (publication.run() != null) {
            send(topics.ingestRuns(), null, publication.run().getSource(), publication.run());
        }
    }

    private <V> void send(
            org.onrecord.schemas.Topic<String, V> topic, @Nullable Integer partition, String key, V value) {
        byte[] keyBytes = topic.keySerde().serializer().serialize(topic.name(), key);
        byte[] valueBytes = topic.valueSerde().serializer().serialize(topic.name(), value);
        producer.send(new ProducerRecord<>(topic.name(), partition, keyBytes, valueBytes));
    }

    private void failAll(List<Entry> batch) {
        KafkaException reason = failureOrClosed();
        batch.forEach(entry -> entry.committed().completeExceptionally(reason));
        List<Entry> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(entry -> entry.committed().completeExceptionally(reason));
    }

    private KafkaException failureOrClosed() {
        KafkaException known = failure;
        return known == null ? new KafkaException("the outbox is closed") : known;
    }

    /** What a producer needs in addition to the address of the cluster. */
    public static Map<String, Object> producerSettings(String transactionalId) {
        return Map.of(
                "transactional.id",
                transactionalId,
                "enable.idempotence",
                true,
                "acks",
                "all",
                "compression.type",
                "zstd",
                "linger.ms",
                0,
                "max.request.size",
                8 << 20,
                "transaction.timeout.ms",
                30_000,
                "delivery.timeout.ms",
                120_000);
    }
}
