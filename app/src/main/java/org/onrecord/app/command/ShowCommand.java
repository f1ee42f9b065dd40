package org.onrecord.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.sink.store.ClaimDetail;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.EvidenceFact;
import org.onrecord.sink.store.FactStore;
import org.onrecord.sink.store.TimelineStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Shows one claim with the words that prove it, who said them, and its history.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {"", "Examples:", "  onrecord show 3f6b09ac", "  onrecord show 3f6b09ac --output json"})
final class ShowCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "polarity",
            "status",
            "basis",
            "phase",
            "quote",
            "start",
            "end",
            "speaker",
            "cues",
            "confidence",
            "rule",
            "publisher",
            "published_at",
            "title",
            "url",
            "withdrawn_at");

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Parameters(index = "0", paramLabel = "CLAIM", description = "The claim's id, or the beginning of it.")
    String claim = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many pieces of evidence at the most (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    int limit = 50;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (FactStore facts = FactStore.open(database.jdbcUrl())) {
            ClaimDetail detail = facts.claim(claim, Math.max(1, limit)).orElse(null);
            if (detail == null) {
                spec.commandLine().getErr().println("onrecord: There is no claim that begins with " + claim);
                return ExitCode.FAILED;
            }
            PrintWriter out = spec.commandLine().getOut();
            if (output.isTable()) {
                print(out, detail);
                out.flush();
            } else {
                output.print(out, listing(detail));
            }
            return ExitCode.DONE;
        }
    }

    private static void print(PrintWriter out, ClaimDetail detail) {
        ClaimFact claim = detail.claim();
        out.println(claim.subject().name() + " " + claim.relation() + " "
                + claim.object().name());
        out.println("  " + claim.standing() + ", " + claim.phase() + ", confidence "
                + String.format("%.2f", claim.confidence()) + ", version " + claim.version() + ", claim "
                + claim.claimId());
        if (claim.qualifiers().group() != null) {
            out.println("  part of " + claim.qualifiers().group());
        }
        detail.evidence().forEach(evidence -> print(out, evidence));
        if (detail.evidenceCount() > detail.evidence().size()) {
            out.println();
            out.println("… and " + (detail.evidenceCount() - detail.evidence().size()) + " more (--limit)");
        }
        out.println();
        out.println("History");
        detail.timeline().forEach(step -> out.println("  " + line(step)));
    }

    private static void print(PrintWriter out, EvidenceFact evidence) {
        out.println();
        out.println("“" + evidence.quote() + "”");
        out.println("  " + evidence.polarity() + ", " + evidence.status() + " (" + evidence.basis() + "), "
                + evidence.phase() + ", confidence " + String.format("%.2f", evidence.confidence())
                + (evidence.withdrawnAt() == null ? "" : ", WITHDRAWN " + evidence.withdrawnAt()));
        if (evidence.speaker() != null) {
            out.println("  said by " + speaker(evidence.speaker()));
        }
        String cues = cues(evidence).collect(Collectors.joining(", "));
        out.println("  decided by " + (cues.isEmpty() ? evidence.rule() : cues));
        out.println("  " + evidence.publisher()
                + (evidence.publishedAt() == null
                        ? ""
                        : ", " + evidence.publishedAt().toString().substring(0, 10))
                + ": " + evidence.title());
        out.println("  " + evidence.url());
    }

    private static String line(TimelineStep step) {
        return "v" + step.version() + "  " + step.documentAt().toString().substring(0, 10) + "  " + step.type() + "  "
                + (step.standingBefore() == null ? "" : step.standingBefore() + " -> ") + step.standing()
                + (step.firstPublisher() == null
                        ? ""
                        : "  (first: " + step.firstPublisher() + ", " + step.daysAhead() + " days ahead)")
                + (step.title() == null ? "" : "  " + step.title());
    }

    private static String speaker(EvidenceFact.Speaker speaker) {
        String words = Stream.of(speaker.name(), speaker.role(), speaker.organisation())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words + (speaker.inferred() ? " (inferred)" : "");
    }

    private static Stream<String> cues(EvidenceFact evidence) {
        return evidence.cues().stream().map(cue -> "“" + cue.text() + "” (" + cue.kind() + ")");
    }

    private static Listing listing(ClaimDetail detail) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (EvidenceFact evidence : detail.evidence()) {
            rows.add(Arrays.asList(
                    evidence.polarity().name(),
                    evidence.status().name(),
                    evidence.basis().name(),
                    evidence.phase().name(),
                    evidence.quote(),
                    evidence.start(),
                    evidence.end(),
                    evidence.speaker() == null ? null : speaker(evidence.speaker()),
                    cues(evidence).toList(),
                    evidence.confidence(),
                    evidence.rule(),
                    evidence.publisher(),
                    evidence.publishedAt() == null
                            ? null
                            : evidence.publishedAt().toString(),
                    evidence.title(),
                    evidence.url(),
                    evidence.withdrawnAt() == null
                            ? null
                            : evidence.withdrawnAt().toString()));
        }
        return new Listing(COLUMNS, rows);
    }
}
