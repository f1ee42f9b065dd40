package org.onrecord.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a visit to a source came to.
 *
 * @param finished whether it came to its end; if not, another visit deals with the documents that are left
 * @param found documents that the source listed, after its filters
 * @param published articles that were new
 * @param changed articles that were published as a new revision
 * @param unchanged documents without a change that counts
 * @param problems why documents were rejected or failed, the most frequent first
 */
public record SourceReport(
        String source,
        Instant startedAt,
        Instant endedAt,
        boolean finished,
        int found,
        int published,
        int changed,
        int unchanged,
        int withdrawn,
        int rejected,
        int failed,
        List<Problem> problems) {

    /**
     * Something that went wrong, as often as it did.
     *
     * @param example one address that it happened with
     */
    public record Problem(String reason, int count, String example) {}

    public SourceReport {
        problems = List.copyOf(problems);
    }

    /** How long the visit took. */
    public Duration duration() {
        return Duration.between(startedAt, endedAt);
    }

    /** Whether there was anything new. */
    public boolean foundNews() {
        return published + changed + withdrawn > 0;
    }
}
