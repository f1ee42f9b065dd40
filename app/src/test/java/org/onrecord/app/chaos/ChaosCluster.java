package org.onrecord.app.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.onrecord.embedded.EmbeddedPostgres;
import org.onrecord.embedded.SchemaRegistryServer;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topics;

/**
 * Broker, database, two Streams instances and two sinks, each a process of its own, and what is done to them. Whatever
 * ends by itself is started again, as a service manager does, and counted.
 */
final class ChaosCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final int brokerPort = freePort();
    private final int databasePort = freePort();
    private final SchemaRegistryServer registry;
    private final Topics topics;
    private final Child broker;
    private final List<Child> streams = new ArrayList<>();
    private final List<Child> sinks = new ArrayList<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private final List<String> ownEnds = new ArrayList<>();
    private EmbeddedPostgres database;
    private int vainStarts;

    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    private record Delayed(long atNanos, Child child, Action action) {}

    ChaosCluster(Path directory) throws Exception {
        this.directory = directory;
        Path logs = Files.createDirectories(directory.resolve("logs"));
        registry = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0);
        topics = new Topics(new HttpSchemaRegistry(registry.uri(), Duration.ofSeconds(30)), ChaosChild.PARTITIONS);
        broker = new Child(
                "broker", logs, "512m", "broker", directory.resolve("kafka").toString(), "" + brokerPort);
        broker.start();
        database = EmbeddedPostgres.start(directory.resolve("postgresql"), databasePort);
        createTopics();
        String registryUri = registry.uri().toString();
        for (String name : List.of("1", "2")) {
            streams.add(new Child(
                    "streams-" + name,
                    logs,
                    "320m",
                    "streams",
                    bootstrapServers(),
                    registryUri,
                    directory.resolve("state-" + name).toString()));
            sinks.add(new Child("sink-" + name, logs, "256m", "sink", bootstrapServers(), registryUri, jdbcUrl()));
        }
        for (Child child : streams) {
            child.start();
        }
        for (Child child : sinks) {
            child.start();
        }
    }

    private void createTopics() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Admin admin = Admin.create(connection())) {
                topics.createMissing(admin, (short) 1);
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() > deadlineNanos) {
                    throw e;
                }
            }
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    Topics topics() {
        return topics;
    }

    /** How often a process did not start, since what it needs was down. */
    int vainStarts() {
        return vainStarts;
    }

    /** Processes that were running and ended without being killed, with what they said last. */
    List<String> ownEnds() {
        return ownEnds;
    }

    /** Brings a disturbance about; what it takes to undo it follows by itself through {@link #tend}. */
    void disturb(Disturbance disturbance, Random random) throws Exception {
        switch (disturbance) {
            case STREAMS_KILLED -> kill(streams.get(random.nextInt(2)), random);
            case STREAMS_STOPPED_PAST_ITS_SESSION -> stop(streams.get(random.nextInt(2)), random);
            case SINK_KILLED -> kill(sinks.get(random.nextInt(2)), random);
            case SINK_STOPPED_PAST_ITS_SESSION -> stop(sinks.get(random.nextInt(2)), random);
            case BROKER_KILLED -> kill(broker, random);
            case BACKENDS_TERMINATED -> terminateBackends();
            case DATABASE_KILLED -> killDatabase();
        }
    }

    private void kill(Child child, Random random) throws InterruptedException {
        if (child.isWell()) {
            child.kill();
            later(Duration.ofMillis(random.nextInt(2_000)), child, child::start);
        }
    }

    private void stop(Child child, Random random) throws IOException, InterruptedException {
        if (child.isWell()) {
            child.stop();
            later(ChaosChild.SESSION.plusMillis(1_000 + random.nextInt(3_000)), child, child::goOn);
        }
    }

    private void later(Duration delay, Child child, Action action) {
        delayed.add(new Delayed(System.nanoTime() + delay.toNanos(), child, action));
    }

    private void terminateBackends() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND datname = current_database()");
        }
    }

    private void killDatabase() {
        ProcessHandle.of(database.processId()).orElseThrow().destroyForcibly();
        database = EmbeddedPostgres.start(directory.resolve("postgresql"), databasePort);
    }

    /** Undoes what is due to be undone, and starts again what has ended by itself. */
    void tend() throws IOException, InterruptedException {
        long now = System.nanoTime();
        for (Delayed due : List.copyOf(delayed)) {
            if (due.atNanos <= now) {
                delayed.remove(due);
                due.action.run();
            }
        }
        for (Child child : everyChild()) {
            boolean cared = delayed.stream().anyMatch(one -> one.child == child);
            if (!child.isAlive() && !cared) {
                String said = child.said();
                if (said.contains(ChaosChild.RUNNING)) {
                    ownEnds.add(child.name() + ' ' + said);
                } else {
                    vainStarts++;
                }
                child.start();
            }
        }
    }

    boolean isUndisturbed() {
        return delayed.isEmpty();
    }

    String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Child child : everyChild()) {
            text.append("\n--- ")
                    .append(child.name())
                    .append(", started ")
                    .append(child.starts())
                    .append(" times\n");
            text.append(child.said());
        }
        return text.toString();
    }

    private List<Child> everyChild() {
        List<Child> all = new ArrayList<>(streams);
        all.addAll(sinks);
        all.add(broker);
        return all;
    }

    /** One that no outgoing connection takes while the server that wants it is down. */
    private static int freePort() {
        Random random = new Random();
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = 20_000 + random.nextInt(10_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken.
            }
        }
        throw new AssertionError("No free port from 20000 to 29999");
    }

    @Override
    public void close() {
        everyChild().forEach(Child::close);
        registry.close();
        database.close();
    }
}
