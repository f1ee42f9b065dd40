package org.onrecord.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.ingest.RunReport;
import org.onrecord.ingest.SourceReport;

/** Shows what an ingestion run came to, source by source. */
final class RunListing {

    private static final List<String> COLUMNS = List.of(
            "source", "found", "new", "changed", "unchanged", "withdrawn", "rejected", "failed", "seconds", "problems");

    private RunListing() {}

    static Listing of(RunReport report) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SourceReport source : report.sources()) {
            rows.add(Arrays.asList(
                    source.source(),
                    source.found(),
                    source.published(),
                    source.changed(),
                    source.unchanged(),
                    source.withdrawn(),
                    source.rejected(),
                    source.failed(),
                    source.duration().toMillis() / 100 / 10.0,
                    source.problems().stream().map(RunListing::problem).toList()));
        }
        return new Listing(COLUMNS, rows);
    }

    /** The problems in lines for people, which a table may cut short. */
    static List<String> problems(RunReport report) {
        return report.sources().stream()
                .flatMap(source -> source.problems().stream().map(one -> source.source() + ": " + problem(one)))
                .toList();
    }

    private static String problem(SourceReport.Problem problem) {
        return problem.reason() + " (" + problem.count() + "×, " + problem.example() + ")";
    }
}
