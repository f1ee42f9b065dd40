package org.onrecord.app.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.topology.EvidenceCodec;

/**
 * What the changes come to when they are applied one after the other, and whether each follows from the one before; not
 * safe for several threads.
 */
final class ChangeFold {

    private final Map<String, Chain> chains = new TreeMap<>();
    private final List<Difference> breaks = new ArrayList<>();
    private long changes;

    /** The steps of one claim, the state that they led to, and the evidence that lives then. */
    static final class Chain {

        private final List<String> steps = new ArrayList<>();
        private final Map<String, Evidence> live = new TreeMap<>();
        private @Nullable Claim last;

        List<String> steps() {
            return steps;
        }

        Map<String, Evidence> live() {
            return live;
        }

        @Nullable
        Claim last() {
            return last;
        }
    }

    /** Applies a change; those of one claim have to come in their order. */
    void add(ClaimChange change) {
        changes++;
        Chain chain = chains.computeIfAbsent(change.getClaimId(), id -> new Chain());
        long expectedVersion = chain.steps.size() + 1L;
        if (change.getVersion() != expectedVersion) {
            report(change, "version", Long.toString(expectedVersion), Long.toString(change.getVersion()));
        }
        if (!Objects.equals(change.getBefore(), chain.last)) {
            report(change, "before", versionOf(chain.last), versionOf(change.getBefore()));
        }
        change.getRemoved().forEach(gone -> {
            if (chain.live.remove(gone.getEvidenceId()) == null) {
                report(change, "removed " + gone.getEvidenceId(), "live", "not live");
            }
        });
        change.getAdded().forEach(come -> {
            if (chain.live.put(come.getEvidenceId(), EvidenceCodec.fromAvro(come)) != null) {
                report(change, "added " + come.getEvidenceId(), "new", "there already");
            }
        });
        chain.steps.add(FactFields.step(change));
        chain.last = change.getAfter();
    }

    Map<String, Chain> chains() {
        return chains;
    }

    /** Where a change does not follow from the one before it. */
    List<Difference> breaks() {
        return breaks;
    }

    long changes() {
        return changes;
    }

    private void report(ClaimChange change, String what, String expected, String found) {
        breaks.add(new Difference(
                change.getClaimId(), "change " + change.getVersion() + ": " + what, expected, found, null));
    }

    private static String versionOf(@Nullable Claim claim) {
        return claim == null ? "none" : claim.getStanding() + " of version " + claim.getVersion();
    }
}
