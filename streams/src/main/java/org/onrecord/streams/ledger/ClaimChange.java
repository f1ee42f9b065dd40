package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a claim from one version to the next.
 *
 * @param before the {@code after} of the change before this one, null at version 1
 * @param removed the evidence that went, and the former content of evidence that changed
 * @param added the evidence that came, and the present content of evidence that changed; to be applied after removed
 * @param causeArticleId the article of which a revision caused the change
 * @param occurredAt when that revision was fetched
 * @param confirmation not null exactly when the type is CONFIRMED
 */
public record ClaimChange(
        ChangeType type,
        @Nullable Claim before,
        Claim after,
        List<Evidence> added,
        List<Evidence> removed,
        String causeArticleId,
        Instant occurredAt,
        @Nullable Confirmation confirmation) {

    public ClaimChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        long expected = before == null ? 1 : before.version() + 1;
        if (after.version() != expected) {
            throw new IllegalArgumentException(
                    "Claim " + after.claimId() + " goes to version " + after.version() + ", not to " + expected);
        }
    }

    public String claimId() {
        return after.claimId();
    }

    public long version() {
        return after.version();
    }
}
