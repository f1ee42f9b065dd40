package org.onrecord.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.onrecord.avro.Article;
import org.onrecord.embedded.EmbeddedBroker;
import org.onrecord.embedded.SchemaRegistryServer;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;

/** A broker and a registry of the test's own, with the topics created. */
public final class TestKafka implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final SchemaRegistryServer registry;
    private final Topics topics;

    public TestKafka() throws IOException {
        Path directory = Files.createTempDirectory("onrecord-ingest-test-" + UUID.randomUUID());
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        registry = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0);
        topics = new Topics(new HttpSchemaRegistry(registry.uri(), Duration.ofSeconds(60)), 4);
        try (Admin admin = Admin.create(kafka())) {
            topics.createMissing(admin, Topics.DEFAULT_REPLICATION);
        }
    }

    public Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    public java.net.URI registry() {
        return registry.uri();
    }

    public Topics topics() {
        return topics;
    }

    public List<Article> articles() {
        return committed(topics.articles());
    }

    /** Every committed value of a topic, partition by partition. */
    public <V> List<V> committed(Topic<String, V> topic) {
        Map<String, Object> settings = new java.util.HashMap<>(kafka());
        settings.put("isolation.level", "read_committed");
        Deserializer<V> values = topic.valueSerde().deserializer();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<V> all = new ArrayList<>();
            for (int polls = 0;
                    polls < 200 && ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue());
                    polls++) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> all.add(record.value()));
            }
            return all;
        }
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
