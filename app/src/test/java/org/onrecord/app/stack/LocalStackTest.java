package org.onrecord.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.sample.Agreement;
import org.onrecord.app.sample.SampleFolder;
import org.onrecord.app.sample.SampleSite;
import org.onrecord.app.sample.Told;
import org.onrecord.app.sample.Truth;
import org.onrecord.avro.Standing;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.ingest.RunReport;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.ClaimFilter;
import org.onrecord.sink.store.StoreStatus;
import org.onrecord.streams.extract.Relation;

/** The whole flow, from the sample site over HTTP to the fact table, on the embedded stack. */
class LocalStackTest {

    private static final Duration DRAIN_MAX = Duration.ofMinutes(4);
    private static final int CLAIMS_MAX = 10_000;

    /** Just below what was measured last; raise them whenever the extractor gets better. */
    private static final double PRECISION_MIN = 0.77;

    private static final double RECALL_MIN = 0.65;
    private static final int WRONG_OFFICIAL_MAX = 15;
    private static final Path REPORT = Path.of("target", "truth", "facts.txt");

    @TempDir
    Path directory;

    @Test
    void theSampleSiteBecomesFactsThatStayAfterARestart() throws Exception {
        List<ClaimFact> before;
        try (SampleSite site = SampleSite.start(0);
                LocalStack stack = LocalStack.start(directory, EmbeddedStack.Ports.FREE)) {
            Path sources = SampleFolder.writeTo(directory.resolve("sample"), site.baseUrl());
            RunReport first = SampleRun.ingest(stack, sources);
            site.publishCorrections();
            RunReport second = SampleRun.ingest(stack, sources);

            assertThat(stack.awaitDrained(DRAIN_MAX)).isTrue();

            before = stack.facts().claims(ClaimFilter.all(CLAIMS_MAX));
            StoreStatus status = stack.facts().status();
            assertThat(first.problems()).isZero();
            assertThat(first.articles()).isEqualTo(62);
            assertThat(second.articles()).as("only the corrected article").isEqualTo(1);
            assertThat(status.articles()).isEqualTo(62);
            assertThat(status.deadLetters()).isZero();
            assertThat(status.versionGaps()).isZero();
            assertThat(before).anyMatch(claim -> claim.standing() == Standing.OFFICIAL);
            assertThat(before).anyMatch(claim -> claim.standing() == Standing.SPECULATION);
            assertThat(before)
                    .allMatch(claim ->
                            claim.best() != null && !claim.best().quote().isBlank());
        }

        try (LocalStack stack = LocalStack.start(directory, EmbeddedStack.Ports.FREE)) {
            assertThat(stack.awaitDrained(DRAIN_MAX)).isTrue();

            assertThat(stack.facts().claims(ClaimFilter.all(CLAIMS_MAX))).isEqualTo(before);
        }
        Truth truth = Truth.load();
        Agreement agreement = Agreement.of(
                truth, before.stream().map(claim -> told(truth, claim)).toList());
        agreement.writeTo(REPORT);
        assertThat(agreement.precision()).as(agreement.summary()).isGreaterThanOrEqualTo(PRECISION_MIN);
        assertThat(agreement.recall()).as(agreement.summary()).isGreaterThanOrEqualTo(RECALL_MIN);
        assertThat(agreement.wrongOfficial()).as(agreement.summary()).hasSizeLessThanOrEqualTo(WRONG_OFFICIAL_MAX);
        assertThat(before)
                .as("documents without a claim")
                .noneMatch(claim -> truth.silentDocuments().stream()
                        .anyMatch(document -> best(claim).url().endsWith(document)));
    }

    private static Told told(Truth truth, ClaimFact claim) {
        return new Told(
                truth.key(
                        Relation.valueOf(claim.relation().name()),
                        claim.subject().entityId(),
                        claim.object().entityId()),
                claim.standing() == Standing.OFFICIAL,
                String.format(
                        Locale.ROOT,
                        "%s %s %s %s %s %.2f in %s: %s",
                        claim.subject().name(),
                        claim.relation(),
                        claim.object().name(),
                        claim.standing(),
                        best(claim).basis(),
                        claim.confidence(),
                        best(claim).url(),
                        best(claim).quote().replaceAll("\\s+", " ")));
    }

    private static ClaimFact.Words best(ClaimFact claim) {
        return Objects.requireNonNull(claim.best(), claim.claimId());
    }
}
