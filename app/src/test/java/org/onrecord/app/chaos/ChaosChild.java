package org.onrecord.app.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.onrecord.app.bench.LineExtractor;
import org.onrecord.embedded.EmbeddedBroker;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.write.ClaimSink;
import org.onrecord.sink.write.SinkSettings;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.topology.OnRecordStreams;
import org.onrecord.streams.topology.StreamsSettings;

/**
 * A process of a chaos run: a broker, a Streams instance or a sink, as its arguments say. Ends when its standard input
 * does, so that it does not outlive the test.
 */
final class ChaosChild {

    /** What a child says once it has started: if it ends by itself after that, that is a fault. */
    static final String RUNNING = "RUNNING";

    static final Duration SESSION = Duration.ofSeconds(5);
    static final int PARTITIONS = 4;

    private static final String SESSION_MILLIS = Long.toString(SESSION.toMillis());
    private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(2);

    /** So that a process that is stopped for some seconds is taken for dead. */
    private static final Map<String, String> BROKER_SETTINGS = Map.of(
            "group.streams.min.session.timeout.ms",
            SESSION_MILLIS,
            "group.streams.session.timeout.ms",
            SESSION_MILLIS,
            "group.min.session.timeout.ms",
            SESSION_MILLIS,
            "broker.session.timeout.ms",
            "3000",
            "broker.heartbeat.interval.ms",
            "500",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms",
            "500");

    private ChaosChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread watch = new Thread(ChaosChild::endWithStandardInput, "parent");
        watch.setDaemon(true);
        watch.start();
        try {
            run(arguments);
        } catch (RuntimeException e) {
            // Whatever else is still running in the process: as a command, it would end here.
            System.out.println("ENDED: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "broker" -> broker(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "streams" -> streams(arguments[1], URI.create(arguments[2]), Path.of(arguments[3]));
            case "sink" -> sink(arguments[1], URI.create(arguments[2]), arguments[3]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void endWithStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said to a child.
            }
        } catch (IOException e) {
            // The parent is gone.
        }
        Runtime.getRuntime().halt(3);
    }

    private static void broker(Path directory, int port) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, port, BROKER_SETTINGS)) {
            System.out.println(RUNNING);
            Thread.currentThread().join();
        }
    }

    private static void streams(String bootstrapServers, URI registryUri, Path directory) throws InterruptedException {
        HttpSchemaRegistry registry = new HttpSchemaRegistry(registryUri, REGISTRY_PATIENCE);
        Topics topics = new Topics(registry, PARTITIONS);
        StreamsSettings settings = new StreamsSettings(
                bootstrapServers,
                StreamsSettings.DEFAULT_APPLICATION_ID,
                directory,
                1,
                1,
                (short) 1,
                32L << 20,
                Map.of("producer.transaction.timeout.ms", SESSION_MILLIS));
        try (OnRecordStreams streams =
                new OnRecordStreams(settings, topics, registry, new LineExtractor(), EntityTable.empty())) {
            streams.start();
            System.out.println(RUNNING);
            streams.awaitStopped();
            throw new IllegalStateException(streams.failure().orElse("Streams stopped"));
        }
    }

    private static void sink(String bootstrapServers, URI registry, String jdbcUrl) throws InterruptedException {
        SinkSettings settings = SinkSettings.of(bootstrapServers, registry, jdbcUrl)
                .withClientProperties(Map.of("session.timeout.ms", SESSION_MILLIS, "heartbeat.interval.ms", "500"));
        try (ClaimSink sink = ClaimSink.start(settings)) {
            System.out.println(RUNNING);
            sink.awaitEnd();
        }
    }
}
