package org.onrecord.sink.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Standing;

/**
 * One step of a claim.
 *
 * @param version the version after the step
 * @param type what the step was
 * @param standingBefore the standing before it, or null at the first
 * @param standing the standing after it
 * @param documentAt date of the document that caused it
 * @param knownFrom when it was known
 * @param firstPublisher for a confirmation, who had it first
 * @param daysAhead for a confirmation, how many days before the companies
 * @param publisher of the article that caused it, where the article is stored
 * @param title of that article
 * @param url of that article
 */
public record TimelineStep(
        long version,
        ChangeType type,
        @Nullable Standing standingBefore,
        Standing standing,
        Instant documentAt,
        Instant knownFrom,
        @Nullable String firstPublisher,
        @Nullable Integer daysAhead,
        @Nullable String publisher,
        @Nullable String title,
        @Nullable String url) {}
