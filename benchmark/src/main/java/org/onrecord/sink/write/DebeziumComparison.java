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
 * Measures the sink beside Debezium's JDBC sink in unnest mode, both from Kafka to the same tables and indexes, one after
 * the other: first new claims, then changes of them. The sink reads changes in Avro from one partition; Debezium, which
 * writes one table for each topic, reads the finished rows of each table through a connector of its own, three at a time,
 * as the worker's only work. The clock runs from the first rows that are visible to the last.
 *
 * <p>Arguments: how many claims, how many updates.
 */
public final class DebeziumComparison {

    private static final List<String> TABLES = List.of("claim", "claim_version", "evidence");
    private static final Map<String, String> KEYS = Map.of(
            "claim", "claim_id",
            "claim_version", "claim_id,version",
            "evidence", "claim_id,evidence_id,since_version");
    private static final int CHANGES_PER_SEND = 4000;
    private static final int POLL_MILLIS = 200;
    private static final Duration STALL_MAX = Duration.ofMinutes(5);

    private final EmbeddedStack stack;
    private final Path directory;
    private final int claims;
    private final int updates;

    private DebeziumComparison(EmbeddedStack stack, Path directory, int claims, int updates) {
        this.stack = stack;
        this.directory = directory;
        this.claims = claims;
        this.updates = updates;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("onrecord-comparison");
        try (EmbeddedStack stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE)) {
            DebeziumComparison comparison = new DebeziumComparison(
                    stack, directory, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            comparison.measureSink();
            comparison.measureDebezium();
        }
        // Connect would end its connectors in a shutdown hook, which cannot reach the broker any more.
        Runtime.getRuntime().halt(0);
    }

    private interface Sender {
        void send(List<ClaimChange> changes);
    }

    private void measureSink() throws Exception {
        DatabaseAddress database = database("sink");
        Topics topics = new Topics(new HttpSchemaRegistry(stack.registry().uri(), Duration.ofSeconds(10)), 1);
        try (Admin admin = Admin.create(clients())) {
            topics.createMissing(admin, (short) 1);
        }
        Topic<String, ClaimChange> topic = topics.claimChanges();
        SinkSettings settings = SinkSettings.of(
                stack.broker().bootstrapServers(), stack.registry().uri(), database.jdbcUrl());
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            Sender sender = changes -> changes.forEach(change -> producer.send(new ProducerRecord<>(
                    topic.name(),
                    topic.keySerde().serializer().serialize(topic.name(), change.getClaimId()),
                    topic.valueSerde().serializer().serialize(topic.name(), change))));
            BenchmarkChanges changes = new BenchmarkChanges(1, 0);
            send(changes, true, sender, producer);
            try (ClaimSink sink = ClaimSink.start(settings)) {
                report("On Record", "insert", database, 0, claims);
                send(changes, false, sender, producer);
                report("On Record", "update", database, claims, updates);
                sink.failure().ifPresent(failure -> System.out.println(failure.getMessage()));
            }
        }
    }

    private void measureDebezium() throws Exception {
        DatabaseAddress database = database("debezium");
        try (Admin admin = Admin.create(clients())) {
            admin.createTopics(TABLES.stream()
                            .map(table -> new NewTopic(table, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            Sender sender = changes -> {
                BatchPlan plan = WritingWay.plan(changes);
                sendRows(producer, "claim", plan.newClaims());
                sendRows(producer, "claim_version", plan.versions());
                sendRows(producer, "evidence", plan.evidence());
            };
            BenchmarkChanges changes = new BenchmarkChanges(1, 0);
            send(changes, true, sender, producer);
            List<String> files = new ArrayList<>();
            files.add(workerFile().toString());
            for (String table : TABLES) {
                files.add(connectorFile(table, database).toString());
            }
            Thread worker = new Thread(() -> ConnectStandalone.main(files.toArray(String[]::new)), "connect");
            worker.setDaemon(true);
            worker.start();
            report("Debezium JDBC sink, unnest", "insert", database, 0, claims);
            send(changes, false, sender, producer);
            report("Debezium JDBC sink, unnest", "update", database, claims, updates);
        }
    }

    private void send(BenchmarkChanges changes, boolean inserts, Sender sender, KafkaProducer<?, ?> producer) {
        for (int left = inserts ? claims : updates; left > 0; left -= CHANGES_PER_SEND) {
            int count = Math.min(left, CHANGES_PER_SEND);
            sender.send(inserts ? changes.insertions(count) : changes.updates(count));
        }
        producer.flush();
    }

    private static void sendRows(KafkaProducer<byte[], byte[]> producer, String table, CopyText rows) {
        String text = new String(rows.array(), 0, rows.length(), StandardCharsets.UTF_8);
        text.lines().forEach(row -> producer.send(new ProducerRecord<>(table, row.getBytes(StandardCharsets.UTF_8))));
    }

    private static void report(String way, String phase, DatabaseAddress database, long from, long count)
            throws Exception {
        try (Connection connection = database.connect("onrecord-comparison")) {
            long first = from;
            long startNanos = 0;
            long last = from;
            long lastNanos = System.nanoTime();
            while (last < from + count) {
                Thread.sleep(POLL_MILLIS);
                long applied = applied(connection);
                if (applied > last) {
                    lastNanos = System.nanoTime();
                    if (startNanos == 0) {
                        first = applied;
                        startNanos = lastNanos;
                    }
                    last = applied;
                } else if (System.nanoTime() - lastNanos > STALL_MAX.toNanos()) {
                    throw new IllegalStateException(way + " stands still at " + last);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %,.0f changes/s (%,d changes)%n",
                    way,
                    phase,
                    (last - first) / ((lastNanos - startNanos) / 1e9),
                    last - first);
        }
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
