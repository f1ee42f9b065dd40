package org.onrecord.ingest;

import java.time.Instant;
import java.util.List;

/** What a run over all sources came to, in the order of the sources. */
public record RunReport(String runId, Instant startedAt, Instant endedAt, List<SourceReport> sources) {

    public RunReport {
        sources = List.copyOf(sources);
    }

    /** Articles that were published: new, changed and withdrawn ones. */
    public int articles() {
        return sources.stream()
                .mapToInt(s -> s.published() + s.changed() + s.withdrawn())
                .sum();
    }

    /** Documents that could not be had or hold no article. */
    public int problems() {
        return sources.stream().mapToInt(s -> s.failed() + s.rejected()).sum();
    }
}
