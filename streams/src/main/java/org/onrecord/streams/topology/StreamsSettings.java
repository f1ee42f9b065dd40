package org.onrecord.streams.topology;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.onrecord.schemas.Topics;

/**
 * How the streams application runs.
 *
 * @param bootstrapServers of the Kafka cluster, {@code host:port} with commas between several
 * @param applicationId the same for all instances that share the work
 * @param stateDirectory where the stores are; of this instance alone
 * @param threads how many threads process partitions, 1 or more
 * @param standbyReplicas on how many other instances each store is kept ready, 0 or more
 * @param replicationFactor of topics that are created, or {@link Topics#DEFAULT_REPLICATION}
 * @param storeMemoryBytes the memory that all stores of the process share
 * @param clientProperties further settings of Kafka Streams and its clients, such as those for security; they go before
 *     all others but those that make the flow exactly-once
 */
public record StreamsSettings(
        String bootstrapServers,
        String applicationId,
        Path stateDirectory,
        int threads,
        int standbyReplicas,
        short replicationFactor,
        long storeMemoryBytes,
        Map<String, String> clientProperties) {

    /** What the application is called unless told otherwise. */
    public static final String DEFAULT_APPLICATION_ID = "onrecord-streams";

    // Kafka deprecates its constant as the setting is to become the only behaviour; until then it has to be set.
    private static final String HANDLER_OF_GLOBAL_STORES_TOO_CONFIG = "processing.exception.handler.global.enabled";

    private static final int RECORD_BYTES_MAX = 16 * 1024 * 1024;
    private static final long CACHE_BYTES = 32L * 1024 * 1024;

    public StreamsSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("The streams application needs the address of a Kafka cluster");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("The streams application needs a thread, not " + threads);
        }
        if (standbyReplicas < 0) {
            throw new IllegalArgumentException("There cannot be " + standbyReplicas + " standby replicas");
        }
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Settings for one instance on its own. */
    public static StreamsSettings of(String bootstrapServers, Path stateDirectory, int threads) {
        return new StreamsSettings(
                bootstrapServers,
                DEFAULT_APPLICATION_ID,
                stateDirectory,
                threads,
                0,
                Topics.DEFAULT_REPLICATION,
                BoundedRocksDb.MEMORY_BYTES_DEFAULT,
                Map.of());
    }

    Properties toProperties(Topics topics) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100");
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Long.toString(CACHE_BYTES));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Integer.toString(RECORD_BYTES_MAX));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "20");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), "131072");
        properties.putAll(clientProperties);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(replicationFactor));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(BoundedRocksDb.MEMORY_BYTES_CONFIG, Long.toString(storeMemoryBytes));
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        putDeadLetters(properties, topics);
        return properties;
    }

    private static void putDeadLetters(Properties properties, Topics topics) {
        properties.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                topics.streamsDeadLetters().name());
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.OfUndecodable.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.OfUnprocessable.class);
        properties.put(HANDLER_OF_GLOBAL_STORES_TOO_CONFIG, "true");
    }
}
