package org.onrecord.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.sink.SampleStory.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.avro.Article;
import org.onrecord.avro.Basis;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.PublisherKind;
import org.onrecord.avro.Qualifiers;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.SampleClaim;
import org.onrecord.sink.SampleStory;
import org.onrecord.sink.SinkTestBed;
import org.onrecord.sink.write.ClaimSink;

/** What the questions are asked about: some weeks of invented news about invented companies. */
final class SampleFacts {

    private final List<Object> records = new ArrayList<>();

    /** Publishes the facts and has a sink write them. */
    static void fill(SinkTestBed bed) throws Exception {
        bed.publish(records());
        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(Duration.ofSeconds(60))).isTrue();
        }
    }

    private static Object[] records() {
        SampleFacts facts = new SampleFacts();
        facts.aRumourThatComesTrue();
        facts.aRumourThatIsDenied();
        facts.anAlliance();
        facts.aSupplierInDispute();
        facts.aRumourThatIsWithdrawn();
        facts.aRumourThatIsOpen();
        return facts.records.toArray();
    }

    private void aRumourThatComesTrue() {
        Article rumour = published("Lens Gossip", PublisherKind.BLOG, "2026-03-01", "Acme in talks");
        Article echo = published("Daily Wire", PublisherKind.NEWS, "2026-03-05", "Acme and Borealis may partner");
        Article release = published("Acme", PublisherKind.COMPANY, "2026-03-12", "Acme and Borealis partner");
        SampleClaim claim = new SampleClaim("Acme Optics", Relation.PARTNERS_WITH, "Borealis");
        Says says = new Says("Acme Optics", Relation.PARTNERS_WITH, "Borealis");
        add(
                claim.add(
                        Standing.SPECULATION,
                        ChangeType.ASSERTED,
                        says.in(rumour, Basis.RUMOUR, "Acme is said to be in talks with Borealis.")),
                claim.add(
                        Standing.SPECULATION,
                        ChangeType.CORROBORATED,
                        says.in(echo, Basis.HEDGED, "Acme and Borealis may become partners.")),
                claim.add(
                        Standing.OFFICIAL,
                        ChangeType.CONFIRMED,
                        says.in(
                                release,
                                Basis.FIRST_PARTY,
                                "Acme Optics and Borealis today announced a partnership.")));
    }

    private void aRumourThatIsDenied() {
        Article rumour = published("Lens Gossip", PublisherKind.BLOG, "2026-03-08", "Acme to buy Cirrus");
        Article denial = published("Cirrus", PublisherKind.COMPANY, "2026-03-20", "Cirrus is not for sale");
        SampleClaim claim = new SampleClaim("Acme Optics", Relation.OWNS, "Cirrus");
        Says says = new Says("Acme Optics", Relation.OWNS, "Cirrus");
        add(
                claim.add(
                        Standing.SPECULATION,
                        ChangeType.ASSERTED,
                        says.in(rumour, Basis.RUMOUR, "Acme has bought Cirrus, we hear.")),
                claim.add(
                        Standing.DENIED,
                        ChangeType.DENIED,
                        says.denied(denial, Basis.FIRST_PARTY, "Acme Optics does not own Cirrus.")));
    }

    private void anAlliance() {
        Article release = published("Dorado", PublisherKind.COMPANY, "2026-02-10", "Three for one mount");
        for (String[] pair :
                List.of(new String[] {"Borealis", "Cirrus"}, new String[] {"Borealis", "Dorado"}, new String[] {
                    "Cirrus", "Dorado"
                })) {
            SampleClaim claim = new SampleClaim(
                    pair[0],
                    Relation.PARTNERS_WITH,
                    pair[1],
                    Qualifiers.newBuilder().setGroup("One Mount Alliance").build());
            Says says = new Says(pair[0], Relation.PARTNERS_WITH, pair[1]);
            add(claim.add(
                    Standing.OFFICIAL,
                    ChangeType.ASSERTED,
                    says.in(release, Basis.FIRST_PARTY, "Borealis, Cirrus and Dorado share one mount.")));
        }
    }

    private void aSupplierInDispute() {
        Article claimed = published("Dorado", PublisherKind.COMPANY, "2026-02-20", "Dorado builds for Acme");
        Article disputed = published("Daily Wire", PublisherKind.NEWS, "2026-03-25", "Acme contradicts Dorado");
        SampleClaim made = new SampleClaim(
                "Dorado",
                Relation.MANUFACTURES_FOR,
                "Acme Optics",
                Qualifiers.newBuilder().setProduct("shutters").build());
        Says says = new Says("Dorado", Relation.MANUFACTURES_FOR, "Acme Optics");
        add(made.add(
                Standing.OFFICIAL,
                ChangeType.ASSERTED,
                says.in(claimed, Basis.FIRST_PARTY, "Dorado manufactures shutters for Acme Optics.")));
        SampleClaim supplied = new SampleClaim("Dorado", Relation.SUPPLIES, "Acme Optics");
        Says supply = new Says("Dorado", Relation.SUPPLIES, "Acme Optics");
        add(
                supplied.add(
                        Standing.OFFICIAL,
                        ChangeType.ASSERTED,
                        supply.in(claimed, Basis.FIRST_PARTY, "Dorado supplies glass to Acme Optics.")),
                supplied.add(
                        Standing.DISPUTED,
                        ChangeType.DENIED,
                        supply.denied(disputed, Basis.REPORTED, "Dorado does not supply glass to Acme, sources say.")));
    }

    private void aRumourThatIsWithdrawn() {
        Article rumour = published("Daily Wire", PublisherKind.NEWS, "2026-03-02", "Acme licenses to Dorado");
        SampleClaim claim = new SampleClaim("Acme Optics", Relation.LICENSES_TO, "Dorado");
        Evidence said = new Says("Acme Optics", Relation.LICENSES_TO, "Dorado")
                .in(rumour, Basis.REPORTED, "Acme licenses its name to Dorado.");
        add(claim.add(Standing.SPECULATION, ChangeType.ASSERTED, said));
        ClaimChange withdrawal = claim.remove(Standing.WITHDRAWN, ChangeType.WITHDRAWN, said);
        add(ClaimChange.newBuilder(withdrawal)
                .setOccurredAt(Instant.parse("2026-03-21T08:00:00Z"))
                .build());
    }

    private void aRumourThatIsOpen() {
        Article rumour = published("Daily Wire", PublisherKind.NEWS, "2026-03-18", "Eos may build for Acme");
        SampleClaim claim = new SampleClaim("Eos", Relation.MANUFACTURES_FOR, "Acme Optics");
        add(claim.add(
                Standing.SPECULATION,
                ChangeType.ASSERTED,
                new Says("Eos", Relation.MANUFACTURES_FOR, "Acme Optics")
                        .in(rumour, Basis.OPINION, "Eos will build cameras for Acme, an analyst expects.")));
    }

    private Article published(String publisher, PublisherKind kind, String date, String title) {
        Article article = article(publisher, kind, date, title);
        records.add(article);
        return article;
    }

    private void add(ClaimChange... changes) {
        records.addAll(List.of(changes));
    }

    private record Says(String subject, Relation relation, String object) {

        Evidence in(Article article, Basis basis, String quote) {
            return evidence(article, basis, Polarity.AFFIRMED, quote);
        }

        Evidence denied(Article article, Basis basis, String quote) {
            return evidence(article, basis, Polarity.DENIED, quote);
        }

        private Evidence evidence(Article article, Basis basis, Polarity polarity, String quote) {
            return SampleStory.evidence(article, subject, relation, object, polarity, Phase.ACTIVE, basis, quote);
        }
    }
}
