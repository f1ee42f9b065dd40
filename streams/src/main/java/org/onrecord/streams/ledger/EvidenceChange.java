package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.List;

/**
 * How one revision of an article changes what the article says about one claim.
 *
 * @param observedAt when the revision was fetched
 * @param retracted ids of the evidence that went
 * @param asserted the evidence that came or changed, whole
 */
public record EvidenceChange(
        String claimId, String articleId, Instant observedAt, List<String> retracted, List<Evidence> asserted) {

    public EvidenceChange {
        retracted = List.copyOf(retracted);
        asserted = List.copyOf(asserted);
        for (Evidence evidence : asserted) {
            if (!evidence.claimId().equals(claimId)) {
                throw new IllegalArgumentException("Evidence " + evidence.evidenceId() + " is about claim "
                        + evidence.claimId() + ", not " + claimId);
            }
        }
    }
}
