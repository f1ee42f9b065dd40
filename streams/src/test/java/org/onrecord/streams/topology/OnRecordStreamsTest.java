package org.onrecord.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.streams.topology.Articles.article;
import static org.onrecord.streams.topology.Articles.revision;
import static org.onrecord.streams.topology.Articles.withdrawn;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.ClaimChange;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.ledger.Claim;

class OnRecordStreamsTest {

    private static final FixedExtractor EXTRACTOR = new FixedExtractor("1");

    @TempDir
    Path directory;

    @Test
    void aRestartedInstanceGoesOnWhereItStopped() throws InterruptedException {
        try (Cluster cluster = new Cluster(directory, 2)) {
            try (OnRecordStreams streams = cluster.streams("a", EXTRACTOR)) {
                streams.start();
                assertThat(streams.awaitRunning(Cluster.PATIENCE)).isTrue();
                cluster.send(
                        article("rumour", 5, "acme OWNS bolt RUMOUR"), article("gone", 6, "acme SUPPLIES crux RUMOUR"));
                cluster.awaitChanges(2);
            }
            try (OnRecordStreams streams = cluster.streams("a", EXTRACTOR)) {
                streams.start();
                cluster.send(article("release", 15, "acme OWNS bolt FIRST_PARTY"), withdrawn("gone", 6, 1));

                List<ClaimChange> changes = cluster.awaitChanges(4);

                assertThat(changes)
                        .extracting(ClaimChange::getType)
                        .containsExactlyInAnyOrder(
                                ChangeType.ASSERTED, ChangeType.ASSERTED, ChangeType.CONFIRMED, ChangeType.WITHDRAWN);
                assertThat(streams.failure()).isEmpty();
            }
        }
    }

    @Test
    void poisonEndsInTheDeadLettersWithItsBytesAndTheReason() throws InterruptedException {
        try (Cluster cluster = new Cluster(directory, 1);
                OnRecordStreams streams = cluster.streams("a", EXTRACTOR)) {
            byte[] poison = "this is no Avro".getBytes(StandardCharsets.UTF_8);
            cluster.sendRaw("poison".getBytes(StandardCharsets.UTF_8), poison);
            cluster.send(article("bad", 4, FixedExtractor.UNREADABLE), article("good", 5, "acme OWNS bolt RUMOUR"));

            streams.start();

            assertThat(cluster.awaitChanges(1)).hasSize(1);
            List<ConsumerRecord<byte[], byte[]>> letters =
                    cluster.await(cluster.topics().streamsDeadLetters(), seen -> seen.size() >= 2);
            assertThat(letters).hasSize(2);
            assertThat(letters.get(0).value()).isEqualTo(poison);
            assertThat(headers(letters.get(0))).contains("is not framed as Avro");
            assertThat(headers(letters.get(1))).contains("Article bad cannot be read");
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
    }

    @Test
    void anotherExtractorCorrectsTheTableWithRealChangesOnly() throws InterruptedException {
        try (Cluster cluster = new Cluster(directory, 2)) {
            try (OnRecordStreams streams = cluster.streams("a", EXTRACTOR)) {
                streams.start();
                cluster.send(
                        article("a", 5, "acme OWNS bolt RUMOUR"),
                        article("b", 6, "acme SUPPLIES crux REPORTED"),
                        revision("b", 6, 1, "acme SUPPLIES crux REPORTED", "note"));
                cluster.awaitChanges(2);
            }

            OnRecordStreams.rewind(cluster.settings("a"), cluster.topics());

            try (OnRecordStreams streams = cluster.streams("a", new FixedExtractor("2", Basis.REPORTED))) {
                streams.start();
                cluster.send(article("z", 5, "dune OWNS ebb REPORTED"));
                List<ClaimChange> changes = cluster.awaitChanges(4);
                assertThat(changes)
                        .extracting(change -> change.getCauseArticleId() + ' ' + change.getType())
                        .containsExactlyInAnyOrder("a ASSERTED", "b ASSERTED", "a REVISED", "z ASSERTED");
            }
        }
    }

    @Test
    void twoInstancesShareTheWorkAndOneTakesOverFromTheOther() throws InterruptedException {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String basis = i % 5 == 0 ? "FIRST_PARTY" : "RUMOUR";
            articles.add(
                    article("a" + i, 1 + i % 28, "c" + i % 13 + " OWNS d" + i % 7 + ' ' + basis, "x OWNS y RUMOUR"));
        }
        try (Cluster cluster = new Cluster(directory, 4);
                OnRecordStreams stays = cluster.streams("stays", EXTRACTOR)) {
            try (OnRecordStreams leaves = cluster.streams("leaves", EXTRACTOR)) {
                stays.start();
                leaves.start();
                assertThat(stays.awaitRunning(Cluster.PATIENCE) && leaves.awaitRunning(Cluster.PATIENCE))
                        .isTrue();
                cluster.send(articles.subList(0, 200).toArray(Article[]::new));
            }
            cluster.send(articles.subList(200, 400).toArray(Article[]::new));

            Map<String, Claim> expected = expectedClaims(articles);
            Map<String, org.onrecord.avro.Claim> claims = cluster.awaitTable(
                    cluster.topics().claims(), table -> withoutVersions(table).equals(expected));

            assertThat(stays.failure()).isEmpty();
            assertThat(withoutVersions(claims)).isEqualTo(expected);
            assertThat(cluster.awaitChanges(800)).hasSize(800);
        }
    }

    @Test
    void aThreadWhoseTransactionTheBrokerEndedIsReplaced() {
        Throwable ended = new StreamsException(
                "Error encountered trying to initialize transactions", new InvalidTxnStateException("invalid state"));

        assertThat(OnRecordStreams.isPassing(ended)).isTrue();
        assertThat(OnRecordStreams.isPassing(new StreamsException(new IllegalStateException("a fault"))))
                .isFalse();
    }

    private static Map<String, Claim> expectedClaims(List<Article> articles) {
        ArticleOracle oracle = new ArticleOracle(EXTRACTOR, EntityTable.empty());
        articles.forEach(oracle::add);
        return oracle.claims();
    }

    private static Map<String, Claim> withoutVersions(Map<String, org.onrecord.avro.Claim> table) {
        Map<String, Claim> claims = new TreeMap<>();
        table.forEach((id, claim) -> claims.put(id, ClaimCodec.fromAvro(claim).withVersion(0)));
        return claims;
    }

    private static String headers(ConsumerRecord<?, ?> record) {
        StringBuilder text = new StringBuilder();
        record.headers()
                .forEach(header -> text.append(header.key())
                        .append('=')
                        .append(new String(header.value(), StandardCharsets.UTF_8))
                        .append('\n'));
        return text.toString();
    }
}
