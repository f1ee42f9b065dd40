package org.onrecord.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.sink.SampleStory;
import org.onrecord.sink.SinkTestBed;

class FactStoreTest {

    private static final String OPEN_RUMOUR = "Eos MANUFACTURES_FOR Acme Optics";

    @TempDir
    static Path directory;

    private static EmbeddedStack stack;
    private static SinkTestBed bed;
    private static FactStore store;

    @BeforeAll
    static void fillTheStore() throws Exception {
        stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE);
        bed = new SinkTestBed(SinkTestBed.Servers.of(stack), 2);
        SampleFacts.fill(bed);
        store = bed.store();
    }

    @AfterAll
    static void stop() {
        store.close();
        bed.close();
        stack.close();
    }

    @Test
    void everyConditionOfAFilterNarrowsTheAnswer() {
        ClaimFilter all = ClaimFilter.all(100);

        assertThat(store.claims(all)).hasSize(8);
        assertThat(store.claims(all.withWithdrawn(true))).hasSize(9);
        assertThat(store.claims(ClaimFilter.all(3))).hasSize(3);
        assertThat(store.claims(all.withParty("ACME"))).hasSize(5);
        assertThat(store.claims(all.withParty("acme optics").withStanding(Standing.SPECULATION)))
                .extracting(FactStoreTest::line)
                .containsExactly(OPEN_RUMOUR);
        assertThat(store.claims(all.withStanding(Standing.WITHDRAWN))).hasSize(1);
        assertThat(store.claims(all.withRelation(Relation.MANUFACTURES_FOR))).hasSize(2);
        assertThat(store.claims(all.withPolarity(Polarity.DENIED))).hasSize(2);
        assertThat(store.claims(all.withSince(Instant.parse("2026-03-20T00:00:00Z"))))
                .hasSize(2);
        assertThat(store.claims(all.withText("analyst expected cameras")))
                .extracting(FactStoreTest::line)
                .containsExactly(OPEN_RUMOUR);
        assertThat(store.claims(all.withParty("%"))).isEmpty();
        assertThat(store.claims(all.withParty("a_me"))).isEmpty();
    }

    @Test
    void theNewestDocumentsComeFirst() {
        assertThat(store.claims(ClaimFilter.all(100)))
                .extracting(ClaimFact::lastPublished)
                .isSortedAccordingTo((left, right) -> right.compareTo(left));
    }

    @Test
    void aBeginningThatFitsSeveralClaimsIsRefused() {
        assertThatThrownBy(() -> store.claim("", 1))
                .isInstanceOf(FactStoreException.class)
                .hasMessageContaining("More than one claim");
        assertThat(store.claim("no such claim", 1)).isEmpty();
    }

    @Test
    void evidenceIsLimitedAndCounted() {
        String id = SampleStory.claimId(Relation.PARTNERS_WITH, "Acme Optics", "Borealis");

        ClaimDetail detail = store.claim(id, 1).orElseThrow();

        assertThat(detail.evidence()).hasSize(1);
        assertThat(detail.evidenceCount()).isEqualTo(3);
        assertThat(detail.timeline()).hasSize(1);
    }

    @Test
    void namesThatAreWrittenSimilarlyAreFound() {
        assertThat(store.similarNames("Boralis", 3)).containsExactly("Borealis");
    }

    @Test
    void theStatusCountsWhatIsThere() {
        StoreStatus status = store.status();

        assertThat(status.claims()).containsEntry(Standing.OFFICIAL, 5L).containsEntry(Standing.WITHDRAWN, 1L);
        assertThat(status.versions()).isEqualTo(14);
        assertThat(status.deadLetters()).isZero();
        assertThat(status.positions())
                .filteredOn(position ->
                        position.topic().equals(bed.topics().articles().name()))
                .hasSize(2);
    }

    @Test
    void whatIsKnownNowIsTheSameAsOfNow() throws Exception {
        assertThat(bed.rows("SELECT claim_id, version, standing, official FROM claims_as_of('infinity') ORDER BY 1"))
                .isEqualTo(bed.rows("SELECT claim_id, version, standing, official_count FROM claim ORDER BY claim_id"));
    }

    @Test
    void countingEvidenceAgainGivesTheSameStandings() throws Exception {
        // A date before the last fetch makes every claim be counted from its evidence.
        assertThat(bed.rows(
                        "SELECT claim_id, standing FROM claims_as_of('infinity', '2026-03-25T00:00:01Z') ORDER BY 1"))
                .isEqualTo(bed.rows("SELECT claim_id, standing FROM claim WHERE standing <> 'WITHDRAWN' OR"
                        + " greatest(last_published, last_seen) <= '2026-03-25T00:00:01Z' ORDER BY claim_id"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // official: affirmed, ended, denied; others: affirmed, ended, denied
                "WITHDRAWN,   -, -, -, -, -, -",
                "OFFICIAL,    2026-03-01T10:00Z, -, -, -, -, -",
                "OFFICIAL,    2026-03-01T10:00Z, -, -, 2026-03-02T10:00Z, -, -",
                "ENDED,       2026-03-01, 2026-03-01T10:00Z, -, -, -, -",
                "OFFICIAL,    2026-03-02T11:00Z, 2026-03-02T10:00Z, -, -, -, -",
                "DENIED,      2026-03-01T10:00Z, -, 2026-03-02T10:00Z, -, -, -",
                "DISPUTED,    2026-03-01, -, 2026-03-01T10:00Z, -, -, -",
                "OFFICIAL,    2026-03-02T10:00Z, -, 2026-03-01T10:00Z, -, -, -",
                "ENDED,       -, 2026-03-01, 2026-03-01, -, -, -",
                "DENIED,      -, -, 2026-03-01, 2026-03-05, -, -",
                "DISPUTED,    2026-03-01, -, -, -, -, 2026-03-01T09:00Z",
                "OFFICIAL,    2026-03-02, -, -, -, -, 2026-03-01T09:00Z",
                "SPECULATION, -, -, -, 2026-03-01, -, 2026-03-05",
                "SPECULATION, -, -, -, -, 2026-03-01, -",
                "DENIED,      -, -, -, -, -, 2026-03-01"
            })
    void standingsFollowTheLedgersRule(
            String standing,
            String affirmed,
            String ended,
            String denied,
            String othersAffirmed,
            String othersEnded,
            String othersDenied)
            throws Exception {
        assertThat(bed.ask("SELECT standing_of(" + time(affirmed) + ", " + time(ended) + ", " + time(denied) + ", "
                        + time(othersAffirmed) + ", " + time(othersEnded) + ", " + time(othersDenied) + ")"))
                .isEqualTo(standing);
    }

    @Test
    void everyTableAndColumnIsExplained() throws Exception {
        List<List<String>> unexplained = bed.rows("""
                SELECT c.relname, a.attname FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'v', 'm') AND c.relname <> 'flyway_schema_history'
                  AND (obj_description(c.oid, 'pg_class') IS NULL
                       OR c.relkind = 'r' AND col_description(c.oid, a.attnum) IS NULL)""");

        assertThat(unexplained).isEmpty();
    }

    @Test
    void aStoreThatCannotBeOpenedIsRefusedInOneLine() {
        assertThatThrownBy(() -> FactStore.open(bed.jdbcUrl().replace("password=onrecord", "password=wrong")))
                .isInstanceOf(FactStoreException.class)
                .hasMessageContaining("refuses the user or password")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> FactStore.open("jdbc:postgresql://127.0.0.1:1/facts?user=a&password=b"))
                .isInstanceOf(FactStoreException.class)
                .hasMessageContaining("does not answer");
        assertThatThrownBy(() -> FactStore.open(stack.postgres().jdbcUrl()))
                .isInstanceOf(FactStoreException.class)
                .hasMessageContaining("holds no fact store yet");
    }

    private static String line(ClaimFact fact) {
        return fact.subject().name() + " " + fact.relation() + " "
                + fact.object().name();
    }

    private static String time(String time) {
        return time == null ? "NULL" : "'" + time + (time.contains("T") ? "" : "T00:00Z") + "'";
    }
}
