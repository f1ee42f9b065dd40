package org.onrecord.app.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.onrecord.app.web.ChangeFeed;
import org.onrecord.app.web.WebServer;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.FactStore;
import org.onrecord.sink.write.ClaimSink;
import org.onrecord.sink.write.SinkSettings;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.topology.DocumentExtractor;
import org.onrecord.streams.topology.OnRecordStreams;
import org.onrecord.streams.topology.StreamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded servers with streams, sink and fact store on them, all over one data directory. */
public final class LocalStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
    private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(4);
    private static final int PARTITIONS = 4;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final EmbeddedStack servers;
    private final Topics topics;
    private final OnRecordStreams streams;
    private final ClaimSink sink;
    private final FactStore facts;

    private LocalStack(Path dataDirectory, EmbeddedStack.Ports ports, Map<String, String> brokerSettings) {
        try {
            servers = keep(EmbeddedStack.start(dataDirectory, ports, brokerSettings));
            SchemaRegistry registry = new HttpSchemaRegistry(servers.registry().uri(), REGISTRY_PATIENCE);
            topics = new Topics(registry, PARTITIONS);
            try (Admin admin = Admin.create(connection())) {
                topics.createMissing(admin, (short) 1);
            }
            streams = keep(new OnRecordStreams(
                    StreamsSettings.of(bootstrapServers(), dataDirectory.resolve("streams"), threads()),
                    topics,
                    registry,
                    DocumentExtractor.standard(),
                    EntityTable.bundled()));
            streams.start();
            sink = keep(ClaimSink.start(SinkSettings.of(
                    bootstrapServers(),
                    servers.registry().uri(),
                    servers.postgres().jdbcUrl())));
            facts = keep(FactStore.open(servers.postgres().jdbcUrl()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when it works; what an earlier process left undone goes on by itself.
     *
     * @throws org.onrecord.embedded.EmbeddedStackException when a server cannot start
     */
    public static LocalStack start(Path dataDirectory, EmbeddedStack.Ports ports) {
        return start(dataDirectory, ports, Map.of());
    }

    /** As {@link #start(Path, EmbeddedStack.Ports)}, with settings of the broker that go before its own. */
    static LocalStack start(Path dataDirectory, EmbeddedStack.Ports ports, Map<String, String> brokerSettings) {
        return new LocalStack(dataDirectory.toAbsolutePath().normalize(), ports, brokerSettings);
    }

    public EmbeddedStack servers() {
        return servers;
    }

    public Topics topics() {
        return topics;
    }

    public FactStore facts() {
        return facts;
    }

    public String bootstrapServers() {
        return servers.broker().bootstrapServers();
    }

    /** How Kafka's clients reach the broker. */
    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /**
     * Serves the pages until the stack is closed.
     *
     * @param port the port to listen on, or 0 for any free one
     * @return the address of the pages
     * @throws IOException when the port is taken
     */
    public String serve(int port, ServedViews views) throws IOException {
        ChangeFeed feed = ChangeFeed.start(connection(), topics.claimChanges(), views.change());
        WebServer web = keep(WebServer.start(facts, views.status(), feed, "127.0.0.1", port));
        return "http://127.0.0.1:" + web.port();
    }

    /**
     * Waits until every article that was published before the call has reached the fact table.
     *
     * @return false when {@code timeout} passes first
     */
    public boolean awaitDrained(Duration timeout) throws InterruptedException {
        Backlog backlog = new Backlog(connection(), StreamsSettings.DEFAULT_APPLICATION_ID);
        return streams.awaitRunning(timeout) && backlog.awaitProcessed(topics, timeout) && sink.awaitCaughtUp(timeout);
    }

    /** Why a component stopped by itself, in one line; empty while all are well. */
    public Optional<String> failure() {
        return streams.failure().or(() -> sink.failure().map(Throwable::getMessage));
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly: {}", part.getClass().getSimpleName(), e.getMessage());
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private static int threads() {
        return Math.max(1, Math.min(PARTITIONS, Runtime.getRuntime().availableProcessors()));
    }
}
