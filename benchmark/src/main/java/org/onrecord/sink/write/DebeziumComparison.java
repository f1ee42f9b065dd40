package org.onrecord.sink.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.onrecord.avro.ClaimChange;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreSchema;

/**
 * Measures the sink beside Debezium's JDBC sink in unnest mode, both from Kafka to the same tables and indexes: first new
 * claims, then changes of them. The two take turns, so that whatever else the machine does weighs on both alike; a turn
 * lasts from the first record that is published to the last row that is visible. The sink reads changes in Avro from one
 * partition; Debezium, which writes one table for each topic, reads the finished rows of each table through a connector of
 * its own, three at a time.
 *
 * <p>Arguments: how many turns of 8,000 changes with new claims, and how many with changes of claims.
 */
public final class DebeziumComparison {

    private static final List<String> TABLES = List.of("claim", "claim_version", "evidence");
    private static final Map<String, String> KEYS = Map.of(
            "claim", "claim_id",
            "claim_version", "claim_id,version",
            "evidence", "claim_id,evidence_id,since_version");
    private static final int CHANGES_PER_TURN = 8000;
    private static final int POLL_MILLIS = 50;
    private static final Duration STALL_MAX = Duration.ofMinutes(5);

    private final EmbeddedStack stack;
    private final Path directory;

    private DebeziumComparison(EmbeddedStack stack, Path directory) {
        this.stack = stack;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        int insertTurns = Integer.parseInt(arguments[0]);
        int updateTurns = Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("onrecord-comparison");
        try (EmbeddedStack stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE)) {
            new DebeziumComparison(stack, directory).run(insertTurns, updateTurns);
        }
        // Connect would end its connectors in a shutdown hook, which cannot reach the broker any more.
        Runtime.getRuntime().halt(0);
    }

    private interface Sender {
        void send(List<ClaimChange> changes);
    }

    /** One of the two, with the changes that it was sent and the time that its turns took. */
    private static final class Side {

        private final String name;
        private final Connection connection;
        private final Sender sender;
        private final BenchmarkChanges changes = new BenchmarkChanges(1, 0);
        private long sent;
        private long nanos;

        Side(String name, DatabaseAddress database, Sender sender) throws SQLException {
            this.name = name;
            this.connection = database.connect("onrecord-comparison");
            this.sender = sender;
        }

        void turn(boolean inserts) throws SQLException, InterruptedException {
            List<ClaimChange> batch =
                    inserts ? changes.insertions(CHANGES_PER_TURN) : changes.updates(CHANGES_PER_TURN);
            long startNanos = System.nanoTime();
            sender.send(batch);
            sent += batch.size();
            while (applied(connection) < sent) {
                if (System.nanoTime() - startNanos > STALL_MAX.toNanos()) {
                    throw new IllegalStateException(name + " stands still");
                }
                Thread.sleep(POLL_MILLIS);
            }
            nanos += System.nanoTime() - startNanos;
        }
    }

    private void run(int insertTurns, int updateTurns) throws Exception {
        DatabaseAddress ours = database("sink");
        SinkSettings settings = SinkSettings.of(
                stack.broker().bootstrapServers(), stack.registry().uri(), ours.jdbcUrl());
        try (KafkaProducer<byte[], byte[]> producer = producer();
                ClaimSink sink = ClaimSink.start(settings)) {
            List<Side> sides = List.of(
                    new Side("On Record", ours, changeSender(producer)),
                    new Side("Debezium JDBC sink, unnest", startDebezium(), rowSender(producer)));
            // The first turn finds the programs cold and is not counted.
            takeTurns("warm-up", 1, true, sides);
            takeTurns("insert", insertTurns, true, sides);
            takeTurns("update", updateTurns, false, sides);
            sink.failure().ifPresent(failure -> System.out.println(failure.getMessage()));
        }
    }

    private static void takeTurns(String phase, int turns, boolean inserts, List<Side> sides)
            throws SQLException, InterruptedException {
        sides.forEach(side -> side.nanos = 0);
        for (int turn = 0; turn < turns; turn++) {
            for (Side side : sides) {
                side.turn(inserts);
            }
        }
        for (Side side : sides) {
            double seconds = side.nanos / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %,d changes in %.1f s, %,.0f changes/s%n",
                    side.name,
                    phase,
                    turns * CHANGES_PER_TURN,
                    seconds,
                    turns * CHANGES_PER_TURN / seconds);
        }
    }

    private Sender changeSender(KafkaProducer<byte[], byte[]> producer) throws Exception {
        Topics topics = new Topics(new HttpSchemaRegistry(stack.registry().uri(), Duration.ofSeconds(10)), 1);
        try (Admin admin = Admin.create(clients())) {
            topics.createMissing(admin, (short) 1);
        }
        Topic<String, ClaimChange> topic = topics.claimChanges();
        return changes -> changes.forEach(change -> producer.send(new ProducerRecord<>(
                topic.name(),
                topic.keySerde().serializer().serialize(topic.name(), change.getClaimId()),
                topic.valueSerde().serializer().serialize(topic.name(), change))));
    }

    private static Sender rowSender(KafkaProducer<byte[], byte[]> producer) {
        return changes -> {
            BatchPlan plan = WritingWay.plan(changes);
            sendRows(producer, "claim", plan.newClaims());
            sendRows(producer, "claim_version", plan.versions());
            sendRows(producer, "evidence", plan.evidence());
        };
    }

    private DatabaseAddress startDebezium() throws Exception {
        DatabaseAddress database = database("debezium");
        try (Admin admin = Admin.create(clients())) {
            admin.createTopics(TABLES.stream()
                            .map(table -> new NewTopic(table, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        List<String> files = new ArrayList<>();
        files.add(workerFile().toString());
        for (String table : TABLES) {
            files.add(connectorFile(table, database).toString());
        }
        Thread worker = new Thread(() -> ConnectStandalone.main(files.toArray(String[]::new)), "connect");
        worker.setDaemon(true);
        worker.start();
        return database;
    }

    private static void sendRows(KafkaProducer<byte[], byte[]> producer, String table, CopyText rows) {
        String text = new String(rows.array(), 0, rows.length(), StandardCharsets.UTF_8);
        text.lines().forEach(row -> producer.send(new ProducerRecord<>(table, row.getBytes(StandardCharsets.UTF_8))));
    }

    /** How many steps of claims are in all three tables: the versions of the claims add up to their number. */
    private static long applied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT least((SELECT count(*) FROM claim_version), (SELECT count(*) FROM evidence),
                                     (SELECT coalesce(sum(version), 0) FROM claim))""")) {
            row.next();
            return row.getLong(1);
        }
    }

    private DatabaseAddress database(String name) throws SQLException {
        String url = stack.postgres().jdbcUrl();
        try (Connection connection = new DatabaseAddress(url).connect("onrecord-comparison");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        DatabaseAddress database = new DatabaseAddress(url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
        FactStoreSchema.migrate(database);
        return database;
    }

    private Map<String, Object> clients() {
        return Map.of("bootstrap.servers", stack.broker().bootstrapServers());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Path workerFile() throws IOException {
        return Files.writeString(directory.resolve("worker.properties"), """
                bootstrap.servers=%s
                key.converter=org.apache.kafka.connect.converters.ByteArrayConverter
                value.converter=%s
                offset.storage.file.filename=%s
                listeners=http://127.0.0.1:0
                consumer.max.poll.records=5000
                consumer.max.partition.fetch.bytes=8388608
                """.formatted(
                stack.broker().bootstrapServers(), RowConverter.class.getName(), directory.resolve("connect.offsets")));
    }

    private Path connectorFile(String table, DatabaseAddress database) throws IOException {
        return Files.writeString(
                directory.resolve(table + ".properties"), """
                name=%1$s
                connector.class=io.debezium.connector.jdbc.JdbcSinkConnector
                topics=%1$s
                connection.url=%2$s
                connection.username=onrecord
                connection.password=onrecord
                insert.mode=upsert
                primary.key.mode=record_value
                primary.key.fields=%3$s
                schema.evolution=none
                collection.name.format=${topic}
                dialect.postgres.unnest.insert.enabled=true
                use.reduction.buffer=true
                batch.size=4000
                """.formatted(table, database.jdbcUrl(), KEYS.get(table)));
    }
}
