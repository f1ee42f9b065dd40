package org.onrecord.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.ledger.Ladder.Rung;

/**
 * Decides what a change of evidence means for its claim. The claim is a function of the set of live evidence: whatever
 * the order in which evidence came and went, the same evidence gives the same claim.
 *
 * <p>The cost of a change does not grow with the evidence that the claim has, but for the depth of the index.
 */
public final class ClaimLedger {

    /** Up to this many pieces, the evidence itself is read instead of an index of it. */
    static final int UNINDEXED_EVIDENCE_MAX = 8;

    private ClaimLedger() {}

    /**
     * Decides about one change. Taking a decision twice is harmless: the second time, nothing changes.
     *
     * @param before what the claim's last decision said to keep, null for a claim that has none
     * @param index as the decisions before have written it
     */
    public static ClaimDecision apply(@Nullable ClaimState before, EvidenceChange change, EvidenceIndex index) {
        Map<String, Evidence> removed = new TreeMap<>();
        Map<String, Evidence> added = new TreeMap<>();
        for (Evidence asserted : change.asserted()) {
            Evidence former = index.evidence(change.claimId(), asserted.evidenceId());
            if (!asserted.equals(former)) {
                added.put(asserted.evidenceId(), asserted);
                if (former != null) {
                    removed.put(former.evidenceId(), former);
                }
            }
        }
        for (String retracted : change.retracted()) {
            Evidence former = index.evidence(change.claimId(), retracted);
            if (former != null) {
                removed.put(retracted, former);
            }
        }
        if (added.isEmpty() && removed.isEmpty()) {
            return ClaimDecision.NOTHING;
        }
        return decide(before, change, List.copyOf(removed.values()), List.copyOf(added.values()), index);
    }

    private static ClaimDecision decide(
            @Nullable ClaimState before,
            EvidenceChange change,
            List<Evidence> removed,
            List<Evidence> added,
            EvidenceIndex index) {
        boolean indexed = before != null && before.indexed();
        EvidenceIndex below = indexed ? index : indexOf(change.claimId(), before, index);
        ClaimEntries entries = new ClaimEntries(change.claimId(), below);
        ClaimDraft draft = new ClaimDraft(before, entries);
        removed.forEach(draft::remove);
        added.forEach(draft::add);

        boolean indexedAfter = draft.live() > (indexed ? 0 : UNINDEXED_EVIDENCE_MAX);
        List<IndexMutation> mutations = evidenceMutations(removed, added);
        if (indexedAfter && !indexed) {
            ((MemoryEvidenceIndex) below)
                    .entries()
                    .forEach((key, value) -> mutations.add(new IndexMutation.PutEntry(key, value)));
        }
        if (indexed || indexedAfter) {
            mutations.addAll(entries.mutations());
        }
        Claim after = draft.claim(change.claimId(), id -> find(id, added, change.claimId(), index));
        ClaimChange seen = change(before, after, saidOtherwise(removed, added), saidOtherwise(added, removed), change);
        Claim kept = seen == null && before != null ? before.claim() : after;
        return new ClaimDecision(
                mutations, new ClaimState(kept, draft.ladders(), indexedAfter, draft.everything()), seen);
    }

    /** Of some evidence, what is not said by the other evidence too; as subscribers see it. */
    private static List<Evidence> saidOtherwise(List<Evidence> some, List<Evidence> other) {
        return some.stream()
                .filter(evidence -> other.stream().noneMatch(evidence::saysTheSameAs))
                .map(Evidence::published)
                .toList();
    }

    /** The index that the few pieces of evidence of a claim would have. */
    private static MemoryEvidenceIndex indexOf(String claimId, @Nullable ClaimState state, EvidenceIndex index) {
        MemoryEvidenceIndex memory = new MemoryEvidenceIndex();
        if (state == null || state.live() == 0) {
            return memory;
        }
        ClaimEntries entries = new ClaimEntries(claimId, memory);
        ClaimDraft draft = new ClaimDraft(null, entries);
        index.evidenceOf(claimId, UNINDEXED_EVIDENCE_MAX).forEach(draft::add);
        memory.apply(entries.mutations());
        return memory;
    }

    private static Evidence find(String evidenceId, List<Evidence> added, String claimId, EvidenceIndex index) {
        for (Evidence evidence : added) {
            if (evidence.evidenceId().equals(evidenceId)) {
                return evidence;
            }
        }
        Evidence evidence = index.evidence(claimId, evidenceId);
        if (evidence == null) {
            throw new IllegalStateException(
                    "The index of claim " + claimId + " names evidence " + evidenceId + " and does not have it");
        }
        return evidence;
    }

    private static List<IndexMutation> evidenceMutations(List<Evidence> removed, List<Evidence> added) {
        List<IndexMutation> mutations = new ArrayList<>();
        removed.forEach(
                evidence -> mutations.add(new IndexMutation.DeleteEvidence(evidence.claimId(), evidence.evidenceId())));
        added.forEach(evidence -> mutations.add(new IndexMutation.PutEvidence(evidence)));
        return mutations;
    }

    private static @Nullable ClaimChange change(
            @Nullable ClaimState before,
            Claim after,
            List<Evidence> removed,
            List<Evidence> added,
            EvidenceChange cause) {
        Claim claimBefore = before == null ? null : before.claim();
        boolean unseen = claimBefore != null && claimBefore.equals(after.withVersion(claimBefore.version()));
        if (unseen && removed.isEmpty() && added.isEmpty()) {
            return null;
        }
        ChangeType type = ChangeType.of(claimBefore, after, !added.isEmpty());
        Confirmation confirmation = before != null && type == ChangeType.CONFIRMED ? confirmation(before, after) : null;
        return new ClaimChange(
                type, claimBefore, after, added, removed, cause.articleId(), cause.observedAt(), confirmation);
    }

    /** Looks among the evidence as it was before: the first speculation may be what was corrected into official words. */
    private static Confirmation confirmation(ClaimState before, Claim after) {
        Rung first = null;
        boolean dated = false;
        for (Stance stance : List.of(Stance.UNOFFICIAL_AFFIRMATION, Stance.UNOFFICIAL_ENDING)) {
            for (boolean withDate : List.of(true, false)) {
                Ladder ladder = before.ladders().get(Rungs.told(stance, withDate));
                if (ladder != null && (first == null || ladder.first().key().compareTo(first.key()) < 0)) {
                    first = ladder.first();
                    dated = withDate;
                }
            }
        }
        if (first == null || after.officialSince() == null) {
            throw new IllegalStateException("Claim " + after.claimId() + " is confirmed without speculation before");
        }
        String[] articleAndPublisher = first.value().split("\n", 2);
        return new Confirmation(
                articleAndPublisher[0],
                articleAndPublisher[1],
                dated ? Rungs.timeOf(first) : null,
                Confirmation.wholeDays(Rungs.timeOf(first), after.officialSince()));
    }
}
