package org.onrecord.sink.write;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.onrecord.sink.store.DatabaseAddress;

/**
 * What a sink needs to run.
 *
 * @param bootstrapServers where Kafka is, as {@code host:port,host:port}
 * @param schemaRegistry the registry's address
 * @param database where the fact store is
 * @param groupId the consumer group that sinks of one fact store share
 * @param batchBytesMax a batch is applied when its encoded rows reach this size, 64 KiB or more
 * @param batchAgeMax a batch is applied at this age at the latest
 * @param writers how many partitions are written at the same time, each through its own connection; 1 to 64
 * @param clientProperties further properties of the Kafka clients, such as those for security
 */
public record SinkSettings(
        String bootstrapServers,
        URI schemaRegistry,
        DatabaseAddress database,
        String groupId,
        int batchBytesMax,
        Duration batchAgeMax,
        int writers,
        Map<String, String> clientProperties) {

    private static final int BATCH_BYTES_LEAST = 1 << 16;
    private static final int WRITERS_MOST = 64;

    public SinkSettings {
        if (bootstrapServers.isBlank() || groupId.isBlank()) {
            throw new IllegalArgumentException("A sink needs bootstrap servers and a group id");
        }
        if (batchBytesMax < BATCH_BYTES_LEAST) {
            throw new IllegalArgumentException("batchBytesMax must be 65536 or more, not " + batchBytesMax);
        }
        if (batchAgeMax.isNegative() || batchAgeMax.isZero()) {
            throw new IllegalArgumentException("batchAgeMax must be positive, not " + batchAgeMax);
        }
        if (writers < 1 || writers > WRITERS_MOST) {
            throw new IllegalArgumentException("writers must be 1 to 64, not " + writers);
        }
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Settings that suit most: batches of 8 MiB or 250 milliseconds, two writers, group {@code onrecord-sink}. */
    public static SinkSettings of(String bootstrapServers, URI schemaRegistry, String jdbcUrl) {
        return new SinkSettings(
                bootstrapServers,
                schemaRegistry,
                new DatabaseAddress(jdbcUrl),
                "onrecord-sink",
                8 << 20,
                Duration.ofMillis(250),
                2,
                Map.of());
    }

    public SinkSettings withGroupId(String id) {
        return new SinkSettings(
                bootstrapServers, schemaRegistry, database, id, batchBytesMax, batchAgeMax, writers, clientProperties);
    }

    public SinkSettings withBatches(int bytesMax, Duration ageMax) {
        return new SinkSettings(
                bootstrapServers, schemaRegistry, database, groupId, bytesMax, ageMax, writers, clientProperties);
    }

    public SinkSettings withWriters(int count) {
        return new SinkSettings(
                bootstrapServers,
                schemaRegistry,
                database,
                groupId,
                batchBytesMax,
                batchAgeMax,
                count,
                clientProperties);
    }

    public SinkSettings withClientProperties(Map<String, String> properties) {
        return new SinkSettings(
                bootstrapServers, schemaRegistry, database, groupId, batchBytesMax, batchAgeMax, writers, properties);
    }

    /** What every Kafka client of the sink starts from. */
    Properties kafkaProperties() {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }
}
