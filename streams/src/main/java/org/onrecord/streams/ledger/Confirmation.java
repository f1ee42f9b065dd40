package org.onrecord.streams.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who had a claim before the companies said it.
 *
 * @param daysAhead whole days from the first speculation to the first official word, 0 or more
 */
public record Confirmation(
        String firstArticleId,
        String firstPublisher,
        @Nullable Instant firstPublishedAt,
        int daysAhead) {

    static int wholeDays(Instant from, Instant to) {
        return (int) Math.max(0, Duration.between(from, to).toDays());
    }
}
