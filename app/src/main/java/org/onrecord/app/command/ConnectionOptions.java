package org.onrecord.app.command;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.Topics;
import picocli.CommandLine.Option;

/** Where the cluster, the registry and the fact store are. Their defaults are those of the embedded stack. */
final class ConnectionOptions {

    private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(4);
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(20);

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,…",
            description = "Kafka brokers to start from (default: ${DEFAULT-VALUE}).",
            defaultValue = "127.0.0.1:19092")
    String bootstrapServers = "";

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Schema registry with the Confluent REST calls (default: ${DEFAULT-VALUE}).",
            defaultValue = "http://127.0.0.1:18081")
    URI schemaRegistry = URI.create("");

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties for every Kafka client, such as its security settings.")
    @Nullable
    Path kafkaConfig;

    SchemaRegistry registry() {
        return new HttpSchemaRegistry(schemaRegistry, REGISTRY_PATIENCE);
    }

    /** How Kafka's clients reach the cluster. */
    Map<String, Object> kafka() {
        Map<String, Object> settings = new HashMap<>(clientProperties());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    /**
     * Checks that the cluster and the registry answer.
     *
     * @throws IOException when the registry does not
     * @throws org.apache.kafka.common.KafkaException when the cluster does not
     */
    void requireServers() throws IOException, InterruptedException {
        ServerCheck.requireKafka(kafka(), SERVER_PATIENCE);
        ServerCheck.requireRegistry(schemaRegistry, SERVER_PATIENCE);
    }

    /** Checks that streams has made the topics; they are made together. */
    void requireTopics() throws InterruptedException {
        String topic = new Topics(registry(), 1).articles().name();
        ServerCheck.requireTopic(kafka(), topic, SERVER_PATIENCE);
    }

    /** What {@code --kafka-config} adds to each client's own settings. */
    Map<String, String> clientProperties() {
        return kafkaConfig == null ? Map.of() : read("--kafka-config", kafkaConfig);
    }

    /** @throws ConfigurationException naming {@code option} when the file cannot be read */
    static Map<String, String> read(String option, Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(option + ' ' + file + " cannot be read: " + e.getMessage());
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }
}
