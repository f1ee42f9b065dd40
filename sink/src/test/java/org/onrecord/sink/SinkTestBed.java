package org.onrecord.sink;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.onrecord.avro.Article;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.IngestRun;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.FactStore;
import org.onrecord.sink.write.SinkSettings;

/** Empty topics and an empty database on servers that tests share, with a transactional producer to fill them. */
public final class SinkTestBed implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** Where the servers are. */
    public record Servers(String bootstrapServers, URI registry, String jdbcUrl) {
        public static Servers of(EmbeddedStack stack) {
            return new Servers(
                    stack.broker().bootstrapServers(),
                    stack.registry().uri(),
                    stack.postgres().jdbcUrl());
        }
    }

    private final Servers servers;
    private final String jdbcUrl;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    public SinkTestBed(Servers servers, int partitions) throws Exception {
        this.servers = servers;
        String name = "facts_" + UUID.randomUUID().toString().replace("-", "");
        jdbcUrl = servers.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        topics = new Topics(new HttpSchemaRegistry(servers.registry(), Duration.ofSeconds(10)), partitions);
        makeTopicsAnew();
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers.bootstrapServers(),
                        "transactional.id",
                        "test-" + name,
                        "linger.ms",
                        "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    public Topics topics() {
        return topics;
    }

    /** Settings of a group of its own. */
    public SinkSettings settings() {
        return SinkSettings.of(servers.bootstrapServers(), servers.registry(), jdbcUrl)
                .withGroupId("sink-" + UUID.randomUUID())
                .withClientProperties(Map.of("heartbeat.interval.ms", "500"));
    }

    public FactStore store() {
        return FactStore.open(jdbcUrl);
    }

    /** Publishes in one transaction. */
    public void publish(Object... records) {
        producer.beginTransaction();
        for (Object record : records) {
            producer.send(encoded(record));
        }
        producer.commitTransaction();
    }

    /** Publishes in a transaction that is rolled back. */
    public void publishInVain(Object... records) {
        producer.beginTransaction();
        for (Object record : records) {
            producer.send(encoded(record));
        }
        producer.flush();
        producer.abortTransaction();
    }

    public ProducerRecord<byte[], byte[]> encoded(Object record) {
        if (record instanceof Article article) {
            return encoded(topics.articles(), article.getArticleId(), article);
        }
        if (record instanceof ClaimChange change) {
            return encoded(topics.claimChanges(), change.getClaimId(), change);
        }
        if (record instanceof org.onrecord.avro.Entity entity) {
            return encoded(topics.entities(), entity.getEntityId(), entity);
        }
        if (record instanceof IngestRun run) {
            return encoded(topics.ingestRuns(), run.getSource(), run);
        }
        @SuppressWarnings("unchecked")
        ProducerRecord<byte[], byte[]> raw = (ProducerRecord<byte[], byte[]>) record;
        return raw;
    }

    /** The first column of the first row, as text. */
    public String ask(String sql) throws SQLException {
        return rows(sql).get(0).get(0);
    }

    public List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(row.getString(column)));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    public static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within " + TIMEOUT);
            }
            Thread.sleep(20);
        }
    }

    public void makeTopicsAnew() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            Set<String> names = topics.all().stream().map(Topic::name).collect(Collectors.toSet());
            List<String> present = admin.listTopics().names().get().stream()
                    .filter(names::contains)
                    .toList();
            admin.deleteTopics(present).all().get();
            await(() -> noneOf(admin, names));
            topics.createMissing(admin, (short) 1);
        }
    }

    private static boolean noneOf(Admin admin, Set<String> names) {
        try {
            return admin.listTopics().names().get().stream().noneMatch(names::contains);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> ProducerRecord<byte[], byte[]> encoded(Topic<String, T> topic, String key, T value) {
        return new ProducerRecord<>(
                topic.name(),
                topic.keySerde().serializer().serialize(topic.name(), key),
                topic.valueSerde().serializer().serialize(topic.name(), value));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
