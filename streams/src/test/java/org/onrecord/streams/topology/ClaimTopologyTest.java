package org.onrecord.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.streams.topology.Articles.article;
import static org.onrecord.streams.topology.Articles.revision;
import static org.onrecord.streams.topology.Articles.withdrawn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Entity;
import org.onrecord.avro.EntityKind;
import org.onrecord.avro.Standing;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.entity.EntityTable;

class ClaimTopologyTest {

    @TempDir
    Path stateDirectory;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Article> articles;
    private TestInputTopic<String, Entity> entities;
    private TestOutputTopic<String, ClaimChange> changes;
    private TestOutputTopic<String, Claim> claims;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        MemorySchemaRegistry registry = new MemorySchemaRegistry();
        Topics topics = new Topics(registry, 1);
        Properties properties =
                StreamsSettings.of("localhost:1", stateDirectory, 1).toProperties(topics);
        Topology topology =
                new ClaimTopology(topics, registry, new FixedExtractor("1"), EntityTable.empty()).build(properties);
        driver = new TopologyTestDriver(topology, properties);
        articles = driver.createInputTopic(
                topics.articles().name(),
                new StringSerializer(),
                topics.articles().valueSerde().serializer());
        entities = driver.createInputTopic(
                topics.entities().name(),
                new StringSerializer(),
                topics.entities().valueSerde().serializer());
        changes = driver.createOutputTopic(
                topics.claimChanges().name(),
                new StringDeserializer(),
                topics.claimChanges().valueSerde().deserializer());
        claims = driver.createOutputTopic(
                topics.claims().name(),
                new StringDeserializer(),
                topics.claims().valueSerde().deserializer());
        deadLetters = driver.createOutputTopic(
                topics.streamsDeadLetters().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        MemorySchemaRegistry registry = new MemorySchemaRegistry();
        Topics topics = new Topics(registry, 1);
        Properties properties =
                StreamsSettings.of("localhost:1", stateDirectory, 1).toProperties(topics);

        String description = new ClaimTopology(topics, registry, new FixedExtractor("1"), EntityTable.empty())
                .build(properties)
                .describe()
                .toString();

        try (InputStream golden = ClaimTopologyTest.class.getResourceAsStream("topology.txt")) {
            assertThat(description.strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void speculationThatBecomesOfficialIsConfirmed() {
        send(article("rumour", 5, "acme OWNS bolt RUMOUR"));
        send(article("release", 15, "acme OWNS bolt FIRST_PARTY"));

        List<ClaimChange> seen = changes.readValuesToList();
        assertThat(seen).extracting(ClaimChange::getType).containsExactly(ChangeType.ASSERTED, ChangeType.CONFIRMED);
        assertThat(seen.get(1).getConfirmation().getFirstArticleId()).isEqualTo("rumour");
        assertThat(seen.get(1).getConfirmation().getDaysAhead()).isEqualTo(10);
        assertThat(seen.get(1).getBefore()).isEqualTo(seen.get(0).getAfter());
        assertThat(claims.readValuesToList())
                .containsExactly(seen.get(0).getAfter(), seen.get(1).getAfter());
    }

    @Test
    void subscribersFilterByHeadersWithoutDecoding() {
        send(article("rumour", 5, "acme OWNS bolt RUMOUR"));
        send(article("release", 15, "acme OWNS bolt FIRST_PARTY"));

        TestRecord<String, ClaimChange> change = changes.readRecordsToList().get(1);
        assertThat(texts(change.headers()))
                .containsEntry("subject", "acme")
                .containsEntry("object", "bolt")
                .containsEntry("relation", "OWNS")
                .containsEntry("standing-from", "SPECULATION")
                .containsEntry("standing-to", "OFFICIAL")
                .containsEntry("change-type", "CONFIRMED")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", change.key() + ":2")
                .containsEntry("ce_type", "org.onrecord.claim.confirmed")
                .containsEntry("ce_time", "2026-02-01T00:00:00Z");
        assertThat(claims.readRecord().headers()).isEmpty();
    }

    @Test
    void aCorrectedArticleCorrectsExactlyTheDifference() {
        send(article("a", 5, "acme OWNS bolt RUMOUR", "acme SUPPLIES crux RUMOUR"));
        changes.readValuesToList();

        send(revision("a", 5, 1, "acme OWNS bolt RUMOUR", "acme SUPPLIES dune RUMOUR"));

        assertThat(changes.readValuesToList())
                .extracting(change -> change.getAfter().getObject().getName() + ' ' + change.getType())
                .containsExactlyInAnyOrder("crux WITHDRAWN", "dune ASSERTED");
    }

    @Test
    void aWithdrawnArticleWithdrawsItsEvidence() {
        send(article("a", 5, "acme OWNS bolt RUMOUR"));
        send(withdrawn("a", 5, 2));

        ClaimChange last = changes.readValuesToList().get(1);
        assertThat(last.getAfter().getStanding()).isEqualTo(Standing.WITHDRAWN);
        assertThat(last.getOccurredAt()).isEqualTo("2026-02-01T02:00:00Z");
    }

    @Test
    void theSameRevisionAgainChangesNothing() {
        send(article("a", 5, "acme OWNS bolt RUMOUR"));
        send(article("a", 5, "acme OWNS bolt RUMOUR"));

        assertThat(changes.readValuesToList()).hasSize(1);
    }

    @Test
    void anArticleUnderAForeignKeyBecomesADeadLetter() {
        articles.pipeInput("other", article("a", 5, "acme OWNS bolt RUMOUR"));

        assertThat(texts(deadLetters.readRecord().headers()).toString()).contains("Article a has the key other");
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void anArticleWithoutAValueBecomesADeadLetter() {
        articles.pipeInput("a", null);

        assertThat(texts(deadLetters.readRecord().headers()).toString()).contains("without a value");
    }

    @Test
    void anArticleThatTheExtractorCannotReadBecomesADeadLetterAndTheNextIsRead() {
        send(article("bad", 5, FixedExtractor.UNREADABLE));
        send(article("good", 5, "acme OWNS bolt RUMOUR"));

        assertThat(deadLetters.readRecord().key()).isEqualTo(bytes("bad"));
        assertThat(changes.readValuesToList()).hasSize(1);
    }

    @Test
    void claimsFollowOrganisationsThatTurnOutToBeOne() {
        send(article("a", 5, "acme OWNS bolt RUMOUR"));
        send(article("b", 6, "anvil OWNS bolt FIRST_PARTY"));
        assertThat(changes.readValuesToList()).extracting(ClaimChange::getType).containsOnly(ChangeType.ASSERTED);

        entities.pipeInput("acme", entity("acme", "Acme", null));
        entities.pipeInput("anvil", entity("anvil", "Anvil", "acme"));
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        assertThat(changes.readValuesToList())
                .extracting(change -> change.getAfter().getSubject().getEntityId() + ' ' + change.getType())
                .containsExactlyInAnyOrder("acme CONFIRMED", "anvil WITHDRAWN");
    }

    @Test
    void anArticleThatComesAfterANewNameIsReadWithIt() {
        entities.pipeInput("acme", entity("acme", "Acme", null, "The Anvil People"));
        send(article("a", 5, "the-anvil-people OWNS bolt RUMOUR"));

        assertThat(changes.readValue().getAfter().getSubject().getEntityId()).isEqualTo("acme");
    }

    @Test
    void anOrganisationThatContradictsItselfBecomesADeadLetter() {
        entities.pipeInput("acme", entity("acme", "Acme", "acme"));
        send(article("a", 5, "acme OWNS bolt RUMOUR"));

        assertThat(changes.readValue().getAfter().getSubject().getEntityId()).isEqualTo("acme");
    }

    private static Entity entity(String id, String name, @Nullable String mergedInto, String... aliases) {
        return new Entity(id, name, List.of(aliases), EntityKind.COMPANY, List.of(), null, null, mergedInto);
    }

    private void send(Article article) {
        articles.pipeInput(article.getArticleId(), article);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}
