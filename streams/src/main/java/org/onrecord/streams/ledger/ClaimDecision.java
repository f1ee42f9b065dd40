package org.onrecord.streams.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a change of evidence, all of it or nothing.
 *
 * @param mutations to be written to the index
 * @param state to be kept for the claim; null when nothing changed
 * @param change to be published; null exactly when nothing changed
 */
public record ClaimDecision(
        List<IndexMutation> mutations,
        @Nullable ClaimState state,
        @Nullable ClaimChange change) {

    static final ClaimDecision NOTHING = new ClaimDecision(List.of(), null, null);

    public ClaimDecision {
        mutations = List.copyOf(mutations);
        if ((state == null) != (change == null)) {
            throw new IllegalArgumentException("A claim's state and its change come together");
        }
    }
}
