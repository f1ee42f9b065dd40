package org.onrecord.sink.write;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.onrecord.embedded.SchemaRegistryServer;
import org.onrecord.sink.SinkTestBed;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL as their makers ship them, where a container engine is found. */
final class Containers implements AutoCloseable {

    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String POSTGRESQL = "postgres:15";

    private final KafkaContainer kafka = new KafkaContainer(KAFKA);
    private final PostgreSQLContainer postgresql = new PostgreSQLContainer(POSTGRESQL);
    private final SchemaRegistryServer registry;

    private Containers(Path directory) {
        kafka.start();
        postgresql.start();
        registry = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0);
    }

    /** Starts them, or skips the tests loudly. */
    static Containers startOrSkip(Path directory) {
        boolean found = DockerClientFactory.instance().isDockerAvailable();
        if (!found) {
            System.err.println("\n*** SKIPPED: the sink's tests on containers, as no container engine answers. "
                    + "The same tests ran on the embedded stack. ***\n");
        }
        assumeTrue(found, "No container engine answers");
        return new Containers(directory);
    }

    SinkTestBed.Servers servers() {
        String separator = postgresql.getJdbcUrl().contains("?") ? "&" : "?";
        return new SinkTestBed.Servers(
                kafka.getBootstrapServers(),
                registry.uri(),
                postgresql.getJdbcUrl() + separator + "user=" + postgresql.getUsername() + "&password="
                        + postgresql.getPassword());
    }

    @Override
    public void close() {
        registry.close();
        postgresql.stop();
        kafka.stop();
    }
}
