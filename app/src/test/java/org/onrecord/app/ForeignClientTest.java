package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;
import org.onrecord.embedded.EmbeddedBroker;
import org.onrecord.embedded.SchemaRegistryServer;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;

/** Our topics are read by a client that we did not write. */
class ForeignClientTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path directory;

    @Test
    void confluentsPythonClientDecodesAnArticle() throws Exception {
        assumeTrue(
                isInstalled(),
                "SKIPPED: Confluent's Python client is not installed (on Debian: python3-confluent-kafka python3-avro python3-requests)");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
                SchemaRegistryServer registry = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0)) {
            Topic<String, Article> topic =
                    new Topics(new HttpSchemaRegistry(registry.uri(), Duration.ofSeconds(30)), 1).articles();
            publish(broker, topic, article());

            JsonNode read = new ObjectMapper()
                    .readTree(run(
                            script(), broker.bootstrapServers(), registry.uri().toString(), topic.name()));

            assertThat(read.path("value").path("title").asText()).isEqualTo("L² — “signed”");
            assertThat(read.path("value").path("publisher").path("kind").asText())
                    .isEqualTo("WIRE");
        }
    }

    private static void publish(EmbeddedBroker broker, Topic<String, Article> topic, Article article) throws Exception {
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(connection);
                KafkaProducer<String, Article> producer = new KafkaProducer<>(
                        connection,
                        topic.keySerde().serializer(),
                        topic.valueSerde().serializer())) {
            admin.createTopics(List.of(topic.toNewTopic((short) 1))).all().get();
            producer.send(new ProducerRecord<>(topic.name(), article.getArticleId(), article))
                    .get();
        }
    }

    private static Article article() {
        return Article.newBuilder()
                .setArticleId("3f6b")
                .setUrl("https://wire.example/1")
                .setCanonicalUrl("https://wire.example/1")
                .setPublisher(Publisher.newBuilder()
                        .setName("Meridian Newswire")
                        .setKind(PublisherKind.WIRE)
                        .build())
                .setTitle("L² — “signed”")
                .setFetchedAt(Instant.parse("2026-01-02T03:04:05Z"))
                .setContentHash("00")
                .build();
    }

    private static boolean isInstalled() {
        try {
            run("-c", "import confluent_kafka.avro");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String script() throws Exception {
        return Path.of(Objects.requireNonNull(ForeignClientTest.class.getResource("read_articles.py"))
                        .toURI())
                .toString();
    }

    private static String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(PYTHON + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
