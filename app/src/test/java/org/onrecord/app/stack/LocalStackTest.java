package org.onrecord.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.sample.SampleFolder;
import org.onrecord.app.sample.SampleSite;
import org.onrecord.avro.Standing;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.RunReport;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Sources;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.ClaimFilter;
import org.onrecord.sink.store.StoreStatus;

/** The whole flow, from the sample site over HTTP to the fact table, on the embedded stack. */
class LocalStackTest {

    private static final Duration DRAIN_MAX = Duration.ofMinutes(4);
    private static final int CLAIMS_MAX = 10_000;

    @TempDir
    Path directory;

    @Test
    void theSampleSiteBecomesFactsThatStayAfterARestart() throws Exception {
        List<ClaimFact> before;
        try (SampleSite site = SampleSite.start(0);
                LocalStack stack = LocalStack.start(directory, EmbeddedStack.Ports.FREE)) {
            Path sources = SampleFolder.writeTo(directory.resolve("sample"), site.baseUrl());
            RunReport first = ingest(stack, sources);
            site.publishCorrections();
            RunReport second = ingest(stack, sources);

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
        assertThat(pairsInTruth(before))
                .as("claims between parties that the truth puts in a claim")
                .isGreaterThan(60);
    }

    private static RunReport ingest(LocalStack stack, Path sources) {
        IngestSettings settings =
                IngestSettings.of(stack.connection(), stack.topics(), FetchSettings.defaults("OnRecord/test"));
        try (Ingest ingest = new Ingest(settings, IngestListener.SILENT)) {
            return ingest.once(Sources.read(sources, Map.of()).all());
        }
    }

    private static long pairsInTruth(List<ClaimFact> claims) throws IOException {
        Set<Set<String>> truth = truthPairs();
        return claims.stream()
                .filter(claim -> truth.contains(new HashSet<>(List.of(
                        brief(claim.subject().name()), brief(claim.object().name())))))
                .count();
    }

    private static Set<Set<String>> truthPairs() throws IOException {
        try (BufferedReader truth = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SampleSite.class.getResourceAsStream("truth.tsv")), StandardCharsets.UTF_8))) {
            return truth.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .filter(columns -> columns.length > 3)
                    .map(columns -> new HashSet<>(List.of(brief(columns[1]), brief(columns[3]))))
                    .collect(Collectors.toSet());
        }
    }

    /** The first word of a name, by which the forms of one organisation agree. */
    private static String brief(String name) {
        return name.toLowerCase(Locale.ROOT).split("[ ,-]")[0];
    }
}
