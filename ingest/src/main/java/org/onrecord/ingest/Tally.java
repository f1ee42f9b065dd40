package org.onrecord.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.avro.IngestProblem;
import org.onrecord.avro.IngestRun;
import org.onrecord.ingest.publish.Decision;

/** Counts what becomes of the documents of one visit. Used by one thread. */
final class Tally {

    private static final int MAX_REASONS = 50;
    private static final String INTERRUPTED =
            "the visit was interrupted: the rest is left to another ingester or the next run";

    private final Map<Decision.Kind, Integer> counts = new EnumMap<>(Decision.Kind.class);
    private final Map<String, SourceReport.Problem> problems = new LinkedHashMap<>();
    private int found;

    void found(int documents) {
        found += documents;
    }

    void count(Decision.Kind kind, String reason, String address) {
        counts.merge(kind, 1, Integer::sum);
        if (!reason.isEmpty()) {
            problem(reason, address);
        }
    }

    void problem(String reason, String example) {
        if (problems.size() < MAX_REASONS || problems.containsKey(reason)) {
            problems.merge(
                    reason,
                    new SourceReport.Problem(reason, 1, example),
                    (a, b) -> new SourceReport.Problem(a.reason(), a.count() + 1, a.example()));
        }
    }

    /** The report of a visit that came to its end. */
    SourceReport finished(String source, Instant startedAt, Instant endedAt) {
        return report(source, startedAt, endedAt, true);
    }

    /** The report of a visit that stopped before its end. */
    SourceReport interrupted(String source, Instant startedAt, Instant endedAt) {
        problem(INTERRUPTED, source);
        return report(source, startedAt, endedAt, false);
    }

    private SourceReport report(String source, Instant startedAt, Instant endedAt, boolean finished) {
        List<SourceReport.Problem> ranked = problems.values().stream()
                .sorted(Comparator.comparingInt(SourceReport.Problem::count).reversed())
                .toList();
        return new SourceReport(
                source,
                startedAt,
                endedAt,
                finished,
                found,
                of(Decision.Kind.NEW),
                of(Decision.Kind.CHANGED),
                of(Decision.Kind.UNCHANGED),
                of(Decision.Kind.WITHDRAWN),
                of(Decision.Kind.REJECTED),
                of(Decision.Kind.FAILED),
                ranked);
    }

    static IngestRun encode(SourceReport report, String runId) {
        return IngestRun.newBuilder()
                .setRunId(runId)
                .setSource(report.source())
                .setStartedAt(report.startedAt())
                .setEndedAt(report.endedAt())
                .setFound(report.found())
                .setPublished(report.published())
                .setChanged(report.changed())
                .setUnchanged(report.unchanged())
                .setWithdrawn(report.withdrawn())
                .setRejected(report.rejected())
                .setFailed(report.failed())
                .setProblems(report.problems().stream()
                        .map(p -> new IngestProblem(p.reason(), p.count(), p.example()))
                        .toList())
                .build();
    }

    private int of(Decision.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
