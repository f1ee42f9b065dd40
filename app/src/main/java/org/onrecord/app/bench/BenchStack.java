package org.onrecord.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.onrecord.app.stack.Backlog;
import org.onrecord.avro.Article;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.write.ClaimSink;
import org.onrecord.sink.write.SinkSettings;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.topology.DocumentExtractor;
import org.onrecord.streams.topology.OnRecordStreams;
import org.onrecord.streams.topology.StreamsSettings;

/** The whole flow on servers of its own, with as many partitions as threads of Streams and writers of the sink. */
final class BenchStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(1);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final EmbeddedStack servers;
    private final Topics topics;
    private final OnRecordStreams streams;
    private final ClaimSink sink;

    BenchStack(Path directory, int threads, DocumentExtractor extractor, Map<String, String> clientProperties) {
        try {
            servers = keep(EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE));
            SchemaRegistry registry = new HttpSchemaRegistry(servers.registry().uri(), REGISTRY_PATIENCE);
            topics = new Topics(registry, threads);
            try (Admin admin = Admin.create(connection())) {
                topics.createMissing(admin, (short) 1);
            }
            StreamsSettings defaults =
                    StreamsSettings.of(servers.broker().bootstrapServers(), directory.resolve("streams"), threads);
            StreamsSettings settings = new StreamsSettings(
                    defaults.bootstrapServers(),
                    defaults.applicationId(),
                    defaults.stateDirectory(),
                    threads,
                    defaults.standbyReplicas(),
                    defaults.replicationFactor(),
                    defaults.storeMemoryBytes(),
                    clientProperties);
            streams = keep(new OnRecordStreams(settings, topics, registry, extractor, EntityTable.bundled()));
            streams.start();
            sink = keep(ClaimSink.start(SinkSettings.of(
                            servers.broker().bootstrapServers(),
                            servers.registry().uri(),
                            servers.postgres().jdbcUrl())
                    .withWriters(threads)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Map<String, Object> connection() {
        return Map.of("bootstrap.servers", servers.broker().bootstrapServers());
    }

    DatabaseAddress database() {
        return new DatabaseAddress(servers.postgres().jdbcUrl());
    }

    long databaseProcessId() {
        return servers.postgres().processId();
    }

    Topics topics() {
        return topics;
    }

    /**
     * Publishes articles in one transaction, so that all of them become visible at once, and waits until the fact table
     * has them.
     *
     * @return how long that took, in seconds, from the end of the transaction
     */
    double drain(int from, int to, IntFunction<Article> articles, Runnable whenVisible) throws InterruptedException {
        if (!streams.awaitRunning(PATIENCE)) {
            throw new IllegalStateException(streams.failure().orElse("Streams did not start"));
        }
        long visibleNanos;
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers.broker().bootstrapServers(),
                        "transactional.id", "benchmark",
                        "transaction.timeout.ms", "600000",
                        "batch.size", "262144",
                        "linger.ms", "20"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = from; i < to; i++) {
                producer.send(record(articles.apply(i)));
            }
            producer.flush();
            whenVisible.run();
            visibleNanos = System.nanoTime();
            producer.commitTransaction();
        }
        awaitDrained();
        return (System.nanoTime() - visibleNanos) / 1e9;
    }

    /** Waits until all that was published has reached the fact table. */
    private void awaitDrained() throws InterruptedException {
        Backlog backlog = new Backlog(connection(), StreamsSettings.DEFAULT_APPLICATION_ID);
        boolean drained = backlog.awaitProcessed(topics, PATIENCE) && sink.awaitCaughtUp(PATIENCE);
        if (!drained) {
            throw new IllegalStateException(streams.failure()
                    .orElse("The articles did not reach the fact table within " + PATIENCE.toMinutes() + " minutes"));
        }
    }

    ProducerRecord<String, byte[]> record(Article article) {
        String topic = topics.articles().name();
        return new ProducerRecord<>(
                topic,
                article.getArticleId(),
                topics.articles().valueSerde().serializer().serialize(topic, article));
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        for (AutoCloseable part : List.copyOf(parts)) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("The benchmark's servers did not stop cleanly", e);
            }
        }
        parts.clear();
    }
}
