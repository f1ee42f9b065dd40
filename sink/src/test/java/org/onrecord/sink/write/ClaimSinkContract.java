package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.sink.SampleStory.article;
import static org.onrecord.sink.SampleStory.evidence;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.avro.Article;
import org.onrecord.avro.Basis;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.PublisherKind;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.SampleClaim;
import org.onrecord.sink.SinkTestBed;
import org.onrecord.sink.store.ClaimDetail;
import org.onrecord.sink.store.FactStore;

/** What a sink promises, on whatever servers a subclass brings. */
abstract class ClaimSinkContract {

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    SinkTestBed bed;

    abstract SinkTestBed.Servers servers();

    @BeforeEach
    void emptyTopicsAndDatabase() throws Exception {
        bed = new SinkTestBed(servers(), 2);
    }

    @AfterEach
    void closeBed() {
        bed.close();
    }

    @Test
    void whatTheTopicsSayIsWhatTheStoreTells() throws Exception {
        Article rumour = article("Lens Gossip", PublisherKind.BLOG, "2026-03-01", "Acme may work with Borealis");
        Article release = article("Acme", PublisherKind.COMPANY, "2026-03-11", "Acme and Borealis partner");
        Evidence whispered = evidence(
                rumour,
                "Acme",
                Relation.PARTNERS_WITH,
                "Borealis",
                Polarity.AFFIRMED,
                Phase.TALKS,
                Basis.RUMOUR,
                "Acme may work\twith \\Borealis");
        Evidence announced = evidence(
                release,
                "Acme",
                Relation.PARTNERS_WITH,
                "Borealis",
                Polarity.AFFIRMED,
                Phase.ACTIVE,
                Basis.FIRST_PARTY,
                "Acme today\nannounced a partnership with “Borealis” 🤝");
        SampleClaim claim = new SampleClaim("Acme", Relation.PARTNERS_WITH, "Borealis");
        bed.publish(
                rumour,
                release,
                claim.add(Standing.SPECULATION, ChangeType.ASSERTED, whispered),
                claim.add(Standing.OFFICIAL, ChangeType.CONFIRMED, announced));

        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        try (FactStore store = bed.store()) {
            ClaimDetail told = store.claim(claim.id().substring(0, 6), 10).orElseThrow();
            assertThat(told.claim().standing()).isEqualTo(Standing.OFFICIAL);
            assertThat(told.claim().subject().name()).isEqualTo("Acme");
            assertThat(told.claim().counts().official()).isEqualTo(1);
            assertThat(told.claim().counts().speculation()).isEqualTo(1);
            assertThat(told.claim().officialSince()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
            assertThat(told.evidence())
                    .extracting(piece -> piece.quote())
                    .containsExactly(announced.getQuote(), whispered.getQuote());
            assertThat(told.evidence().get(0).cues()).hasSize(1);
            assertThat(told.evidence().get(0).speaker().name()).isEqualTo("Ada Muster");
            assertThat(told.timeline())
                    .extracting(step -> step.type())
                    .containsExactly(ChangeType.ASSERTED, ChangeType.CONFIRMED);
            assertThat(told.timeline().get(1).firstPublisher()).isEqualTo("Lens Gossip");
            assertThat(told.timeline().get(1).daysAhead()).isEqualTo(10);
            assertThat(told.timeline().get(1).title()).isEqualTo(release.getTitle());
        }
    }
}
