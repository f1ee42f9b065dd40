package org.onrecord.streams.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a change of evidence, all of it or nothing.
 *
 * @param mutations to be written to the index
 * @param state to be kept for the claim; null when nothing is to be done
 * @param change to be published; null when nothing changed that a subscriber sees
 */
public record ClaimDecision(
        List<IndexMutation> mutations,
        @Nullable ClaimState state,
        @Nullable ClaimChange change) {

    static final ClaimDecision NOTHING = new ClaimDecision(List.of(), null, null);

    public ClaimDecision {
        mutations = List.copyOf(mutations);
        if (state == null && (change != null || !mutations.isEmpty())) {
            throw new IllegalArgumentException("What changes a claim changes its state");
        }
    }
}
