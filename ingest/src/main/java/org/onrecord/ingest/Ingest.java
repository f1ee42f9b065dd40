package org.onrecord.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** Visits sources and publishes what is new. Close it to stop a run that is under way. */
public final class Ingest implements AutoCloseable {

    private static final int MAX_SOURCES_AT_ONCE = 256;

    private final IngestSettings settings;
    private final IngestListener listener;
    private final Memory memory = new Memory();
    private final MemoryReader memoryReader;
    private final Fetcher fetcher;
    private final ArticleParser parser = new ArticleParser();
    private final Map<Integer, TransactionalOutbox> outboxes = new HashMap<>();
    private volatile boolean closed;

    /**
     * Reads back what earlier runs remembered.
     *
     * @throws KafkaException when the cluster does not answer
     */
    public Ingest(IngestSettings settings, IngestListener listener) {
        this.settings = settings;
        this.listener = listener;
        Map<String, Object> consumer = new HashMap<>(settings.kafka());
        consumer.putAll(MemoryReader.consumerSettings());
        this.memoryReader = new MemoryReader(
                new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                settings.topics().ingestState(),
                memory,
                settings.patience());
        this.fetcher = new HttpFetcher(settings.fetch(), settings.resolver(), settings.clock(), settings.random());
    }

    /**
     * Visits every source once.
     *
     * @throws KafkaException when what was found cannot be committed
     */
    public RunReport once(List<Source> sources) {
        Instant startedAt = settings.clock().instant();
        String runId = settings.runIds().get();
        memoryReader.refresh();
        int threads = Math.max(1, Math.min(sources.size(), MAX_SOURCES_AT_ONCE));
        ExecutorService visits = Executors.newFixedThreadPool(threads, task -> new Thread(task, "onrecord-visit"));
        try {
            List<Future<SourceReport>> reports = new ArrayList<>();
            for (Source source : sources) {
                TransactionalOutbox outbox = outbox(share(source));
                reports.add(visits.submit(() -> new SourceVisit(source, terms(outbox, runId, startedAt, false)).run()));
            }
            List<SourceReport> done = new ArrayList<>();
            for (Future<SourceReport> report : reports) {
                done.add(await(report));
            }
            return new RunReport(runId, startedAt, settings.clock().instant(), done);
        } finally {
            visits.shutdownNow();
        }
    }

    @Override
    public void close() {
        closed = true;
        fetcher.close();
        outboxes.values().forEach(TransactionalOutbox::close);
        memoryReader.close();
    }

    private SourceVisit.Terms terms(TransactionalOutbox outbox, String runId, Instant runStartedAt, boolean onlyDue) {
        return new SourceVisit.Terms(
                fetcher,
                parser,
                memory,
                outbox,
                settings.clock(),
                listener,
                runId,
                runStartedAt,
                onlyDue,
                settings.limit(),
                () -> closed);
    }

    private int share(Source source) {
        return Shares.of(source, memoryReader.shares());
    }

    private TransactionalOutbox outbox(int share) {
        return outboxes.computeIfAbsent(share, s -> {
            Map<String, Object> producer = new HashMap<>(settings.kafka());
            producer.putAll(TransactionalOutbox.producerSettings(settings.groupId(), s));
            return new TransactionalOutbox(
                    new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer()),
                    settings.topics(),
                    s);
        });
    }

    private static SourceReport await(Future<SourceReport> report) {
        try {
            return report.get();
        } catch (ExecutionException e) {
            Throwable cause =
                    e.getCause() instanceof CompletionException c && c.getCause() != null ? c.getCause() : e.getCause();
            throw cause instanceof KafkaException k ? k : new IllegalStateException("a visit failed: " + cause, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a run", e);
        }
    }
}
