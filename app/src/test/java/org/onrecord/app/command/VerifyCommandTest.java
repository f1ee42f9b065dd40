package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.sample.SampleFolder;
import org.onrecord.app.sample.SampleSite;
import org.onrecord.app.stack.LocalStack;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Sources;
import org.onrecord.sink.store.ClaimFilter;

/** What is damaged on purpose is found; each test damages another claim, after one has found nothing to be damaged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyCommandTest {

    private static final Duration DRAIN_MAX = Duration.ofMinutes(4);

    private LocalStack stack;
    private List<String> claimIds;

    @BeforeAll
    void startAStackWithTheSampleSiteAndAPoisonedRecord(@TempDir Path directory) throws Exception {
        stack = LocalStack.start(directory, EmbeddedStack.Ports.FREE);
        try (SampleSite site = SampleSite.start(0);
                Ingest ingest = new Ingest(
                        IngestSettings.of(stack.connection(), stack.topics(), FetchSettings.defaults("OnRecord/test")),
                        IngestListener.SILENT)) {
            Path sources = SampleFolder.writeTo(directory.resolve("sample"), site.baseUrl());
            ingest.once(Sources.read(sources, Map.of()).all());
            site.publishCorrections();
            ingest.once(Sources.read(sources, Map.of()).all());
        }
        send(stack.topics().articles().name(), "poison", "this is no Avro".getBytes(StandardCharsets.UTF_8));
        assertThat(stack.awaitDrained(DRAIN_MAX)).isTrue();
        claimIds = stack.facts().claims(ClaimFilter.all(100)).stream()
                .map(claim -> claim.claimId())
                .toList();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void anUndamagedStackIsEqualAndItsDeadLetterIsExplained() {
        Captured verified = verify();

        assertThat(verified.out()).startsWith("Equal: ").contains("1 dead letters, all explained");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    @Order(2)
    void aRowThatWasChangedByHandIsFound() throws SQLException {
        String claimId = claimIds.get(0);
        execute("UPDATE claim SET standing = 'DENIED', subject_name = 'Somebody' WHERE claim_id = '" + claimId + "'");

        Captured verified = verify("--output", "csv");

        assertThat(verified.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(verified.out().lines()).first().isEqualTo("claim,field,expected,topic,store");
        assertThat(verified.out().lines())
                .anyMatch(line -> line.startsWith(claimId + ",standing,") && line.endsWith(",DENIED"))
                .anyMatch(line -> line.startsWith(claimId + ",subject_name,") && line.endsWith(",Somebody"));
    }

    @Test
    @Order(3)
    void aClaimThatWasRemovedIsFound() throws SQLException {
        String fromStore = claimIds.get(1);
        String fromTopic = claimIds.get(2);
        execute("DELETE FROM claim WHERE claim_id = '" + fromStore + "'");
        send(stack.topics().claims().name(), fromTopic, null);

        Captured verified = verify("--output", "csv");

        assertThat(verified.out().lines())
                .contains(fromStore + ",claim,there,there,missing", fromTopic + ",claim,there,missing,there");
    }

    @Test
    @Order(4)
    void aStepAndAPieceOfEvidenceThatWereRemovedAreFound() throws SQLException {
        String claimId = claimIds.get(3);
        execute("DELETE FROM claim_version WHERE claim_id = '" + claimId + "' AND version = 1");
        execute("DELETE FROM evidence WHERE claim_id = '" + claimId + "'");

        Captured verified = verify("--output", "csv");

        assertThat(verified.out().lines())
                .anyMatch(line -> line.startsWith(claimId + ",version 1,") && line.endsWith(",missing"))
                .anyMatch(line -> line.startsWith(claimId + ",evidence ") && line.endsWith(",there,there,missing"));
    }

    private Captured verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--schema-registry",
                stack.servers().registry().uri().toString(),
                "--database",
                stack.servers().postgres().uri()));
        arguments.addAll(Arrays.asList(more));
        return Captured.run(Map.of(), arguments.toArray(String[]::new));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(stack.servers().postgres().jdbcUrl());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private void send(String topic, String key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(stack.connection(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        }
    }
}
