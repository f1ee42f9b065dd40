package org.onrecord.streams.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.onrecord.avro.Article;
import org.onrecord.avro.ClaimChange;
import org.onrecord.embedded.EmbeddedBroker;
import org.onrecord.embedded.SchemaRegistryServer;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.entity.EntityTable;

/** A broker and a registry with what tests do to them. */
final class Cluster implements AutoCloseable {

    /** Far beyond what it takes on an idle machine: it only bounds the wait for what never comes. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path directory;
    private final EmbeddedBroker broker;
    private final SchemaRegistryServer registryServer;
    private final SchemaRegistry registry;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    Cluster(Path directory, int partitions) {
        this.directory = directory;
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        registryServer = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0);
        registry = new HttpSchemaRegistry(registryServer.uri(), Duration.ofSeconds(5));
        topics = new Topics(registry, partitions);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            topics.createMissing(admin, (short) 1);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    Topics topics() {
        return topics;
    }

    StreamsSettings settings(String instance) {
        return new StreamsSettings(
                broker.bootstrapServers(),
                "onrecord-streams",
                directory.resolve("state-" + instance),
                1,
                0,
                (short) 1,
                64L * 1024 * 1024,
                Map.of());
    }

    OnRecordStreams streams(String instance, DocumentExtractor extractor) {
        return new OnRecordStreams(settings(instance), topics, registry, extractor, EntityTable.empty());
    }

    void send(Article... articles) {
        for (Article article : articles) {
            sendRaw(
                    article.getArticleId().getBytes(StandardCharsets.UTF_8),
                    topics.articles()
                            .valueSerde()
                            .serializer()
                            .serialize(topics.articles().name(), article));
        }
        producer.flush();
    }

    void sendRaw(byte[] key, byte[] value) {
        producer.send(new ProducerRecord<>(topics.articles().name(), key, value));
    }

    /** All changes, as soon as there are as many as expected. */
    List<ClaimChange> awaitChanges(int expected) {
        return await(topics.claimChanges(), changes -> changes.size() >= expected).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The last value of each key, as soon as they are as expected or the patience ends. */
    <V> Map<String, V> awaitTable(Topic<String, V> topic, Predicate<Map<String, V>> expected) {
        return table(await(topic, records -> expected.test(table(records))));
    }

    private static <V> Map<String, V> table(List<ConsumerRecord<String, V>> records) {
        Map<String, V> table = new TreeMap<>();
        records.forEach(record -> table.put(record.key(), record.value()));
        return table;
    }

    <K, V> List<ConsumerRecord<K, V>> await(Topic<K, V> topic, Predicate<List<ConsumerRecord<K, V>>> expected) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("isolation.level", "read_committed");
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(
                properties, topic.keySerde().deserializer(), topic.valueSerde().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!expected.test(records) && System.nanoTime() < deadlineNanos) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        producer.close();
        registryServer.close();
        broker.close();
    }
}
