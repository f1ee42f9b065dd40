package org.onrecord.streams.ledger;

import java.time.Instant;

/**
 * Which revision of an article is at hand.
 *
 * @param contentHash decides between revisions that were fetched at the same time
 * @param withdrawn whether the document is gone
 */
public record ArticleRevision(String articleId, Instant fetchedAt, String contentHash, boolean withdrawn) {

    boolean isOlderThan(ArticleRecord record) {
        int order = fetchedAt.compareTo(record.fetchedAt());
        return order < 0 || order == 0 && contentHash.compareTo(record.contentHash()) < 0;
    }
}
