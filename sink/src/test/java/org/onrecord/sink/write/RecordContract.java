package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.sink.SampleStory.article;
import static org.onrecord.sink.SampleStory.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.onrecord.avro.Article;
import org.onrecord.avro.Basis;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Cue;
import org.onrecord.avro.Entity;
import org.onrecord.avro.EntityKind;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.PublisherKind;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.SampleClaim;
import org.onrecord.sink.store.ClaimDetail;
import org.onrecord.sink.store.ClaimFilter;
import org.onrecord.sink.store.FactStore;

/** What a sink makes of single records, on whatever servers a subclass brings. */
abstract class RecordContract extends SinkContract {

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

    @Test
    void aCorrectionEndsEvidenceAndKeepsItsHistory() throws Exception {
        Article first = article("Wire One", PublisherKind.WIRE, "2026-03-01", "Acme owns Borealis");
        Evidence wrong = reported(first, "Acme owns Borealis");
        Evidence corrected = reported(first, "Acme owns a part of Borealis");
        SampleClaim claim = new SampleClaim("Acme", Relation.OWNS, "Borealis");
        bed.publish(claim.add(Standing.SPECULATION, ChangeType.ASSERTED, wrong));
        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
            bed.publish(
                    claim.change(Standing.SPECULATION, ChangeType.REVISED, List.of(corrected), List.of(wrong)),
                    claim.remove(Standing.WITHDRAWN, ChangeType.WITHDRAWN, corrected));

            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertThat(bed.rows("SELECT quote, since_version, until_version FROM evidence ORDER BY since_version"))
                .containsExactly(
                        List.of("Acme owns Borealis", "1", "2"), List.of("Acme owns a part of Borealis", "2", "3"));
        assertThat(bed.rows("SELECT version, standing, best_quote FROM claim"))
                .containsExactly(List.of("3", "WITHDRAWN", "null"));
        assertThat(bed.ask("SELECT string_agg(version || change_type, ' ' ORDER BY version) FROM claim_version"))
                .isEqualTo("1ASSERTED 2REVISED 3WITHDRAWN");
    }

    @Test
    void whatATransactionRolledBackIsNotApplied() throws Exception {
        SampleClaim claim = new SampleClaim("Acme", Relation.OWNS, "Borealis");
        Article source = article("Wire One", PublisherKind.WIRE, "2026-03-01", "Acme owns Borealis");
        bed.publishInVain(claim.add(Standing.SPECULATION, ChangeType.ASSERTED, reported(source, "never said")));
        bed.publish(source);

        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertThat(bed.ask("SELECT count(*) FROM claim")).isEqualTo("0");
        assertThat(bed.ask("SELECT count(*) FROM article")).isEqualTo("1");
    }

    @Test
    void aRecordThatCannotBeWrittenIsSetAsideAndTheRestGoesOn() throws Exception {
        List<Object> records = new ArrayList<>(List.of(manyClaims(40)));
        Article undated = article("Wire One", PublisherKind.WIRE, "2026-03-01", "In the year 300000");
        Article dated = article("Wire One", PublisherKind.WIRE, "2026-03-02", "Of this year");
        undated = Article.newBuilder(undated)
                .setPublishedAt(Instant.ofEpochMilli(Long.MAX_VALUE / 2))
                .build();
        Evidence unsure = Evidence.newBuilder(reported(dated, "Acme owns Nobody"))
                .setConfidence(7.0)
                .build();
        SampleClaim poison = new SampleClaim("Acme", Relation.OWNS, "Nobody");
        ClaimChange wrongVersion = ClaimChange.newBuilder(new SampleClaim("Acme", Relation.SUPPLIES, "Nobody")
                        .add(Standing.SPECULATION, ChangeType.ASSERTED, reported(dated, "Acme supplies")))
                .setClaimId("")
                .build();
        records.add(13, undated);
        records.add(27, poison.add(Standing.SPECULATION, ChangeType.ASSERTED, unsure));
        records.add(28, wrongVersion);
        bed.publish(records.toArray());

        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertEveryStepIsThereOnce(40);
        assertThat(bed.rows("SELECT topic, left(reason, 2) FROM dead_letter ORDER BY topic, reason"))
                .containsExactly(
                        List.of(bed.topics().articles().name(), "22"),
                        List.of(bed.topics().claimChanges().name(), "23"),
                        List.of(bed.topics().claimChanges().name(), "23"));
        try (FactStore store = bed.store()) {
            assertThat(store.deadLetters(10))
                    .extracting(letter -> letter.value())
                    .contains(bed.encoded(wrongVersion).value());
            assertThat(store.status().deadLetters()).isEqualTo(3);
        }
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideWithItsBytes() throws Exception {
        String topic = bed.topics().claimChanges().name();
        byte[] key = {1, 2, 3};
        byte[] noise = {9, 9, 9};
        byte[] unknownSchema = {0, 0, 0, 42, 42, 1, 2, 3};
        bed.publish(
                new ProducerRecord<>(topic, 0, key, noise),
                new ProducerRecord<>(topic, 0, key, unknownSchema),
                new ProducerRecord<>(topic, 0, key, (byte[]) null),
                manyClaims(1)[1]);

        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertThat(
                        bed.rows(
                                "SELECT record_offset, record_key, record_value, reason FROM dead_letter ORDER BY record_offset"))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .startsWith("0", "\\x010203", "\\x090909")
                                .last()
                                .asString()
                                .contains("not framed"),
                        row -> assertThat(row.get(3)).contains("no schema with id 10794"),
                        row -> assertThat(row)
                                .contains("null")
                                .last()
                                .asString()
                                .contains("no value"));
        assertThat(bed.ask("SELECT count(*) FROM claim")).isEqualTo("1");
    }

    @Test
    void whatPostgresqlCannotHoldIsReplacedUnitByUnit() throws Exception {
        Article source = article("Wire\0One", PublisherKind.WIRE, "2026-03-01", "Acme\0owns");
        Evidence said = Evidence.newBuilder(evidence(
                        source,
                        "Ac\0me",
                        Relation.OWNS,
                        "Borealis",
                        Polarity.AFFIRMED,
                        Phase.ACTIVE,
                        Basis.REPORTED,
                        "Acme \0 owns"))
                .setCues(List.of(new Cue("TRIG\0GER", "ow\0ns", 1, 2)))
                .build();
        bed.publish(
                source,
                new SampleClaim("Ac\0me", Relation.OWNS, "Borealis")
                        .add(Standing.SPECULATION, ChangeType.ASSERTED, said));

        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertThat(bed.ask("SELECT count(*) FROM dead_letter")).isEqualTo("0");
        assertThat(bed.rows("SELECT quote, cues ->> 0 IS NOT NULL, length(quote) FROM evidence"))
                .containsExactly(List.of("Acme \uFFFD owns", "t", "11"));
        assertThat(bed.ask("SELECT cues -> 0 ->> 'text' FROM evidence")).isEqualTo("ow\uFFFDns");
        assertThat(bed.ask("SELECT title FROM article")).isEqualTo("Acme\uFFFDowns");
        assertThat(bed.ask("SELECT count(*) FROM entity_alias WHERE alias = 'Ac\uFFFDme'"))
                .isEqualTo("1");
    }

    @Test
    void aStepThatIsThereIsNotAppliedAgainAndAMissingOneIsNoted() throws Exception {
        Article source = article("Wire One", PublisherKind.WIRE, "2026-03-01", "Acme owns Borealis");
        Article later = article("Wire Two", PublisherKind.WIRE, "2026-03-05", "Acme owns Borealis, too");
        SampleClaim claim = new SampleClaim("Acme", Relation.OWNS, "Borealis");
        ClaimChange one = claim.add(Standing.SPECULATION, ChangeType.ASSERTED, reported(source, "one"));
        claim.add(Standing.SPECULATION, ChangeType.CORROBORATED, reported(later, "two"));
        ClaimChange three = claim.remove(Standing.SPECULATION, ChangeType.REVISED, reported(source, "one"));
        bed.publish(one, one, three, one, three);

        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertThat(bed.rows("SELECT version FROM claim_version ORDER BY version"))
                .containsExactly(List.of("1"), List.of("3"));
        assertThat(bed.rows("SELECT version, best_quote FROM claim")).containsExactly(List.of("3", "two"));
        assertThat(bed.rows("SELECT found_version, last_version FROM version_gap"))
                .containsExactly(List.of("3", "1"));
    }

    @Test
    void entitiesThatUsersDefineReplaceWhatClaimsSay() throws Exception {
        bed.publish(manyClaims(1));
        Entity defined = Entity.newBuilder()
                .setEntityId("e-subject-0")
                .setName("Subject Zero")
                .setAliases(List.of("S0", "Null"))
                .setKind(EntityKind.COMPANY)
                .setTickers(List.of("SUB"))
                .build();
        bed.publish(defined);
        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
            assertThat(bed.rows("SELECT name, kind, tickers FROM entity WHERE entity_id = 'e-subject-0'"))
                    .containsExactly(List.of("Subject Zero", "COMPANY", "{SUB}"));
            try (FactStore store = bed.store()) {
                assertThat(store.claims(ClaimFilter.all(10).withParty("nul"))).hasSize(1);
            }

            bed.publish(new ProducerRecord<byte[], byte[]>(
                    bed.topics().entities().name(), bed.encoded(defined).key(), null));
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertThat(bed.ask("SELECT string_agg(alias, ' ') FROM entity_alias WHERE entity_id = 'e-subject-0'"))
                .isEqualTo("Subject 0");
    }

    @Test
    void timesAreTheSameInEveryTimeZone() throws Exception {
        bed.publish(manyClaims(1));
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            try (ClaimSink sink = ClaimSink.start(bed.settings())) {
                assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
            }

            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            try (FactStore store = bed.store()) {
                assertThat(store.claims(ClaimFilter.all(1)).get(0).firstPublished())
                        .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
            }
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(bed.ask("SELECT extract(epoch FROM known_from)::bigint FROM claim"))
                .isEqualTo(Long.toString(Instant.parse("2026-03-02T02:00:00Z").getEpochSecond()));
    }

    private static Evidence reported(Article source, String quote) {
        return evidence(
                source, "Acme", Relation.OWNS, "Borealis", Polarity.AFFIRMED, Phase.ACTIVE, Basis.REPORTED, quote);
    }
}
