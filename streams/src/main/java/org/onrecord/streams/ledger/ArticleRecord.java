package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of an article: its latest revision and the evidence in that.
 *
 * @param firstFetchedAt when any revision was first fetched
 * @param fetchedAt when the latest revision was fetched
 * @param extractorVersion which extractor read the latest revision
 */
public record ArticleRecord(
        Instant firstFetchedAt,
        Instant fetchedAt,
        String contentHash,
        String extractorVersion,
        List<Evidence> evidence) {

    public ArticleRecord {
        evidence = List.copyOf(evidence);
    }
}
