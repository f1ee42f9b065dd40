package org.onrecord.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.streams.extract.Phase.ACTIVE;
import static org.onrecord.streams.extract.Phase.ENDED;
import static org.onrecord.streams.extract.Phase.PLANNED;
import static org.onrecord.streams.extract.Polarity.AFFIRMED;
import static org.onrecord.streams.extract.Polarity.DENIED;
import static org.onrecord.streams.ledger.Samples.article;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.ledger.Samples.Revision;
import org.onrecord.streams.ledger.Samples.Statement;

class ClaimLedgerTest {

    private static final Statement RUMOUR = Statement.of(Basis.RUMOUR);
    private static final Statement RELEASE = Statement.of(Basis.FIRST_PARTY);
    private static final Statement PARTY_DENIES = Statement.of(DENIED, ACTIVE, Basis.INDIRECT_SPEECH);
    private static final Statement OTHERS_DENY = Statement.of(DENIED, ACTIVE, Basis.REPORTED);
    private static final Statement PARTY_ENDS = Statement.of(AFFIRMED, ENDED, Basis.FIRST_PARTY);

    @Test
    void aRumourIsSpeculation() {
        Claim claim = claimOf(article("r", "2026-01-05T00:00:00Z", RUMOUR));

        assertThat(claim.standing()).isEqualTo(Standing.SPECULATION);
        assertThat(claim.version()).isEqualTo(1);
        assertThat(claim.speculationCount()).isEqualTo(1);
        assertThat(claim.officialSince()).isNull();
    }

    @Test
    void speculationThatBecomesOfficialIsConfirmedWithWhoWasFirst() {
        LedgerMachine machine = LedgerMachine.fedWith(List.of(
                article("late", "2026-01-09T00:00:00Z", RUMOUR),
                article("early", "2026-01-05T18:00:00Z", RUMOUR),
                article("release", "2026-01-15T12:00:00Z", RELEASE)));

        ClaimChange last = machine.changes.get(2);
        assertThat(machine.changes)
                .extracting(ClaimChange::type)
                .containsExactly(ChangeType.ASSERTED, ChangeType.CORROBORATED, ChangeType.CONFIRMED);
        assertThat(last.confirmation())
                .isEqualTo(new Confirmation("early", "early.example", Instant.parse("2026-01-05T18:00:00Z"), 9));
        assertThat(last.after().officialSince()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(last.after().bestEvidence().origin().articleId()).isEqualTo("release");
    }

    @Test
    void aCorrectionThatMakesTheOnlyRumourOfficialNamesThatRumour() {
        LedgerMachine machine = LedgerMachine.fedWith(List.of(article("a", "2026-01-05T00:00:00Z", RUMOUR)));

        machine.feed(later(article("a", "2026-01-05T00:00:00Z", Statement.of(Basis.DIRECT_QUOTE))));

        assertThat(machine.changes.get(1).type()).isEqualTo(ChangeType.CONFIRMED);
        assertThat(machine.changes.get(1).confirmation().firstArticleId()).isEqualTo("a");
        assertThat(machine.changes.get(1).confirmation().daysAhead()).isZero();
    }

    @Test
    void aLaterOfficialDenialDecides() {
        assertThat(standingOf(
                        article("release", "2026-01-05T00:00:00Z", RELEASE),
                        article("denial", "2026-01-06T00:00:00Z", PARTY_DENIES)))
                .isEqualTo(Standing.DENIED);
    }

    @Test
    void aLaterOfficialAffirmationDecides() {
        assertThat(standingOf(
                        article("denial", "2026-01-06T00:00:00Z", PARTY_DENIES),
                        article("release", "2026-01-07T00:00:00Z", RELEASE)))
                .isEqualTo(Standing.OFFICIAL);
    }

    @Test
    void officialWordsOfOneDayThatContradictEachOtherAreDisputed() {
        assertThat(standingOf(
                        article("release", "2026-01-06T00:00:00Z", RELEASE),
                        article("denial", "2026-01-06T15:00:00Z", PARTY_DENIES)))
                .isEqualTo(Standing.DISPUTED);
    }

    @Test
    void theHourDecidesWhereBothDocumentsNameIt() {
        assertThat(standingOf(
                        article("release", "2026-01-06T09:00:00Z", RELEASE),
                        article("denial", "2026-01-06T15:00:00Z", PARTY_DENIES)))
                .isEqualTo(Standing.DENIED);
    }

    @Test
    void officialWordsThatOthersDenyAfterwardsAreDisputed() {
        assertThat(standingOf(
                        article("release", "2026-01-06T00:00:00Z", RELEASE),
                        article("doubt", "2026-01-09T00:00:00Z", OTHERS_DENY)))
                .isEqualTo(Standing.DISPUTED);
    }

    @Test
    void whatOthersDeniedBeforeTheOfficialWordsIsSettled() {
        assertThat(standingOf(
                        article("doubt", "2026-01-05T00:00:00Z", OTHERS_DENY),
                        article("release", "2026-01-06T00:00:00Z", RELEASE)))
                .isEqualTo(Standing.OFFICIAL);
    }

    @Test
    void aLaterOfficialEndingDecides() {
        Claim claim = claimOf(
                article("release", "2026-01-06T00:00:00Z", RELEASE),
                article("end", "2027-02-01T00:00:00Z", PARTY_ENDS));

        assertThat(claim.standing()).isEqualTo(Standing.ENDED);
        assertThat(claim.phase()).isEqualTo(ENDED);
        assertThat(claim.officialSince()).isEqualTo("2026-01-06T00:00:00Z");
    }

    @Test
    void aNewDealAfterTheEndIsOfficialAgain() {
        assertThat(standingOf(
                        article("end", "2026-02-01T00:00:00Z", PARTY_ENDS),
                        article("release", "2027-01-06T00:00:00Z", RELEASE)))
                .isEqualTo(Standing.OFFICIAL);
    }

    @Test
    void aReportedEndingIsSpeculationUntilAPartySaysSo() {
        assertThat(standingOf(
                        article("release", "2026-01-06T00:00:00Z", RELEASE),
                        article("report", "2026-02-01T00:00:00Z", Statement.of(AFFIRMED, ENDED, Basis.REPORTED))))
                .isEqualTo(Standing.OFFICIAL);
    }

    @Test
    void whatNobodyAffirmsAndSomebodyDeniesIsDenied() {
        Claim claim = claimOf(article("doubt", "2026-01-05T00:00:00Z", OTHERS_DENY));

        assertThat(claim.standing()).isEqualTo(Standing.DENIED);
        assertThat(claim.denialCount()).isEqualTo(1);
    }

    @Test
    void aRumourThatOthersDenyStaysSpeculation() {
        assertThat(standingOf(
                        article("rumour", "2026-01-05T00:00:00Z", RUMOUR),
                        article("doubt", "2026-01-06T00:00:00Z", OTHERS_DENY)))
                .isEqualTo(Standing.SPECULATION);
    }

    @Test
    void aCorrectedArticleRemovesAndAddsExactlyTheDifference() {
        LedgerMachine machine = LedgerMachine.fedWith(
                List.of(article("a", "2026-01-05T00:00:00Z", RUMOUR), article("b", "2026-01-06T00:00:00Z", RUMOUR)));

        machine.feed(later(
                article("a", "2026-01-05T00:00:00Z", Statement.of(AFFIRMED, PLANNED, Basis.REPORTED), OTHERS_DENY)));

        ClaimChange change = machine.changes.get(2);
        assertThat(machine.changes).hasSize(3);
        assertThat(change.removed()).extracting(Evidence::basis).containsExactly(Basis.RUMOUR);
        assertThat(change.added())
                .extracting(Evidence::basis)
                .containsExactlyInAnyOrder(Basis.REPORTED, Basis.REPORTED);
        assertThat(change.after().denialCount()).isEqualTo(1);
        assertThat(change.after().speculationCount()).isEqualTo(2);
    }

    @Test
    void aClaimWithoutEvidenceIsWithdrawnAndKeepsItsNames() {
        LedgerMachine machine = LedgerMachine.fedWith(List.of(article("a", "2026-01-05T00:00:00Z", RUMOUR)));

        machine.feed(withdrawn("a"));

        Claim claim = machine.changes.get(1).after();
        assertThat(machine.changes.get(1).type()).isEqualTo(ChangeType.WITHDRAWN);
        assertThat(claim.standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(claim.subject().name()).isEqualTo("Acme");
        assertThat(claim.bestEvidence()).isNull();
        assertThat(claim.firstSeen()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void aWithdrawnClaimThatIsSaidAgainIsAssertedAgain() {
        LedgerMachine machine = LedgerMachine.fedWith(List.of(
                article("a", "2026-01-05T00:00:00Z", RUMOUR),
                withdrawn("a"),
                article("b", "2026-01-06T00:00:00Z", RUMOUR)));

        assertThat(machine.changes.get(2).type()).isEqualTo(ChangeType.ASSERTED);
        assertThat(machine.changes.get(2).version()).isEqualTo(3);
    }

    @Test
    void aPieceThatLosesItsOfficialSupportIsRevisedToSpeculation() {
        LedgerMachine machine = LedgerMachine.fedWith(List.of(
                article("a", "2026-01-05T00:00:00Z", RUMOUR),
                article("b", "2026-01-06T00:00:00Z", RELEASE),
                withdrawn("b")));

        assertThat(machine.changes.get(2).type()).isEqualTo(ChangeType.REVISED);
        assertThat(machine.changes.get(2).after().standing()).isEqualTo(Standing.SPECULATION);
    }

    @Test
    void aThousandPiecesKeepTheStateSmall() {
        LedgerMachine machine = new LedgerMachine();
        for (int i = 0; i < 1_000; i++) {
            machine.feed(article("a" + i, "2026-01-05T00:00:00Z", i % 7 == 0 ? RELEASE : RUMOUR));
        }

        ClaimState state = machine.states.get(Samples.ACME_AND_BOLT.claimId());
        assertThat(state.indexed()).isTrue();
        assertThat(state.ladders()).hasSizeLessThan(10);
        assertThat(state.claim().publisherCount()).isEqualTo(1_000);
        assertThat(state.claim().withVersion(0))
                .isEqualTo(ClaimOracle.claims(machine.articles.values().stream()
                                .flatMap(record -> record.evidence().stream())
                                .toList())
                        .get(state.claim().claimId()));
    }

    private static Claim claimOf(Revision... revisions) {
        return LedgerMachine.fedWith(List.of(revisions)).claims().get(Samples.ACME_AND_BOLT.claimId());
    }

    private static Standing standingOf(Revision... revisions) {
        return claimOf(revisions).standing();
    }

    private static Revision later(Revision revision) {
        return new Revision(
                revision.articleId(),
                revision.publisher(),
                revision.publishedAt(),
                revision.fetchedAt().plusSeconds(3600),
                "corrected",
                false,
                revision.signature(),
                revision.statements());
    }

    private static Revision withdrawn(String articleId) {
        return new Revision(
                articleId,
                articleId + ".example",
                null,
                Instant.parse("2026-02-01T00:00:00Z"),
                "gone",
                true,
                "",
                List.of());
    }
}
