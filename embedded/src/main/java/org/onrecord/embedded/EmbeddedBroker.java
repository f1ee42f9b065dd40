package org.onrecord.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker that is its own controller, inside this JVM. {@code StorageTool} and {@code KafkaRaftServer} are not
 * public API of Kafka and may change with every release: no other class may name them.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String CLUSTER_ID = "T25SZWNvcmRFbWJlZGRlZA";
    private static final String NODE_ID = "1";
    private static final String GROUP_SESSION_MILLIS = "10000";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Formats {@code directory} when it is empty and starts a broker on it. After a kill -9 the broker's old session
     * has to expire first, so that this takes about 12 seconds instead of 3.
     *
     * @param port the port to listen on, or 0 for any free one
     * @throws EmbeddedStackException when the port is taken or the directory cannot be used
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, Map.of(), Loopback::freePort);
    }

    /**
     * As {@link #start(Path, int)}, with settings of the broker that go before its own: for tests that cannot wait as
     * long as its timeouts.
     */
    public static EmbeddedBroker start(Path directory, int port, Map<String, String> settings) {
        return start(directory, port, settings, Loopback::freePort);
    }

    static EmbeddedBroker start(Path directory, int port, Map<String, String> settings, Loopback.FreePorts freePorts) {
        Loopback.requireFree("the Kafka broker", port);
        try {
            Files.createDirectories(directory);
            return Loopback.launch(
                    freePorts, ports -> launch(directory, port == 0 ? ports.next() : port, ports.next(), settings));
        } catch (IOException | RuntimeException e) {
            if (e instanceof EmbeddedStackException known) {
                throw known;
            }
            throw new EmbeddedStackException(
                    "The Kafka broker cannot start on " + directory + ": " + e.getMessage(), e);
        }
    }

    /** What clients connect to, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static EmbeddedBroker launch(
            Path directory, int brokerPort, int controllerPort, Map<String, String> settings) throws IOException {
        Properties properties = properties(directory, brokerPort, controllerPort);
        properties.putAll(settings);
        format(directory, properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedBroker(server, Loopback.ADDRESS + ":" + brokerPort);
    }

    private static void format(Path directory, Properties properties) throws IOException {
        Path file = directory.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written at every start of the embedded broker");
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", CLUSTER_ID, "-c", file.toString()},
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (exitCode != 0) {
            throw new EmbeddedStackException("Kafka cannot use " + directory + ": "
                    + output.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static Properties properties(Path directory, int brokerPort, int controllerPort) {
        String controller = Loopback.ADDRESS + ":" + controllerPort;
        String broker = "BROKER://" + Loopback.ADDRESS + ":" + brokerPort;
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", NODE_ID);
        properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
        properties.put("listeners", broker + ",CONTROLLER://" + controller);
        properties.put("advertised.listeners", broker);
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", directory.resolve("log").toString());
        properties.put("auto.create.topics.enable", "false");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("offsets.topic.num.partitions", "8");
        properties.put("transaction.state.log.num.partitions", "8");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.streams.initial.rebalance.delay.ms", "0");
        properties.put("group.streams.heartbeat.interval.ms", "500");
        properties.put("group.streams.min.heartbeat.interval.ms", "500");
        // Members that a kill -9 left in their groups hold their share of the work until their sessions expire.
        for (String group : new String[] {"group.streams", "group.consumer"}) {
            properties.put(group + ".session.timeout.ms", GROUP_SESSION_MILLIS);
            properties.put(group + ".min.session.timeout.ms", GROUP_SESSION_MILLIS);
        }
        // What a kill -9 left in a transaction is in the way of all readers until that is ended.
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("message.max.bytes", "16777216");
        properties.put("replica.fetch.max.bytes", "16777216");
        return properties;
    }
}
