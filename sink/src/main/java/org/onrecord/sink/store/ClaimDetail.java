package org.onrecord.sink.store;

import java.util.List;

/**
 * A claim with what proves it.
 *
 * @param claim the claim
 * @param evidence live evidence first, official first, then the newest; as many pieces as were asked for
 * @param evidenceCount how many pieces there are in all, withdrawn ones included
 * @param timeline the last steps, oldest first; as many as were asked for
 */
public record ClaimDetail(
        ClaimFact claim, List<EvidenceFact> evidence, long evidenceCount, List<TimelineStep> timeline) {

    public ClaimDetail {
        evidence = List.copyOf(evidence);
        timeline = List.copyOf(timeline);
    }
}
