package org.onrecord.embedded;

import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker, schema registry and database over one data directory, which at most one stack uses at a time. */
public final class EmbeddedStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

    private final EmbeddedBroker broker;
    private final SchemaRegistryServer registry;
    private final EmbeddedPostgres postgres;
    private final Deque<AutoCloseable> parts;

    /**
     * The ports of the three servers, each of them 0 for any free one.
     *
     * @param broker of Kafka
     * @param registry of the schema registry
     * @param database of PostgreSQL
     */
    public record Ports(int broker, int registry, int database) {

        /** Any free ports: for tests, and for stacks beside others. */
        public static final Ports FREE = new Ports(0, 0, 0);

        /** The ports that a user's stack has unless told otherwise: near the well-known ones, which may be taken. */
        public static final Ports STANDARD = new Ports(19092, 18081, 15432);
    }

    private EmbeddedStack(
            EmbeddedBroker broker,
            SchemaRegistryServer registry,
            EmbeddedPostgres postgres,
            Deque<AutoCloseable> parts) {
        this.broker = broker;
        this.registry = registry;
        this.postgres = postgres;
        this.parts = parts;
    }

    /**
     * Starts all three, and returns when they answer.
     *
     * @throws EmbeddedStackException when one cannot start; the others are stopped again
     */
    public static EmbeddedStack start(Path dataDirectory, Ports ports) {
        return start(dataDirectory, ports, Map.of());
    }

    /**
     * As {@link #start(Path, Ports)}, with settings of the broker that go before its own: for tests that cannot wait as
     * long as its timeouts.
     */
    public static EmbeddedStack start(Path dataDirectory, Ports ports, Map<String, String> brokerSettings) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
        keep(parts, DirectoryLock.acquire(directory));
        CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(
                () -> keep(parts, EmbeddedPostgres.start(directory.resolve("postgresql"), ports.database())));
        try {
            EmbeddedBroker broker =
                    keep(parts, EmbeddedBroker.start(directory.resolve("kafka"), ports.broker(), brokerSettings));
            SchemaRegistryServer registry =
                    keep(parts, SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), ports.registry()));
            return new EmbeddedStack(broker, registry, postgres.join(), parts);
        } catch (EmbeddedStackException | CompletionException e) {
            postgres.handle((started, failure) -> started).join();
            close(parts);
            throw e.getCause() instanceof EmbeddedStackException cause && e instanceof CompletionException ? cause : e;
        }
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public SchemaRegistryServer registry() {
        return registry;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        close(parts);
    }

    private static <T extends AutoCloseable> T keep(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    private static void close(Deque<AutoCloseable> parts) {
        AutoCloseable part;
        while ((part = parts.poll()) != null) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly: {}", part.getClass().getSimpleName(), e.getMessage());
            }
        }
    }
}
