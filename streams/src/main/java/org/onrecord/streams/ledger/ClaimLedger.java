package org.onrecord.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.ledger.ClaimState.Everything;
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
        Everything everything = before == null ? null : before.everything();
        for (Evidence evidence : added) {
            everything = everything == null ? Everything.of(evidence) : everything.with(evidence);
        }
        Objects.requireNonNull(everything, "everything");
        return before != null && before.indexed()
                ? decideByIndex(before, everything, change, removed, added, index)
                : decideByReading(before, everything, change, removed, added, index);
    }

    private static ClaimDecision decideByIndex(
            ClaimState before,
            Everything everything,
            EvidenceChange change,
            List<Evidence> removed,
            List<Evidence> added,
            EvidenceIndex index) {
        IndexedSupport draft = new IndexedSupport(before, new ClaimEntries(change.claimId(), index));
        removed.forEach(draft::remove);
        added.forEach(draft::add);
        Support support = draft.support();
        Claim after = support.claim(
                change.claimId(), before.claim(), everything, id -> find(id, added, change.claimId(), index));
        List<IndexMutation> mutations = evidenceMutations(removed, added);
        mutations.addAll(draft.mutations());
        ClaimChange seen = change(before.claim(), before::ladders, after, removed, added, change);
        Claim kept = seen == null ? before.claim() : after;
        ClaimState state = new ClaimState(kept, support.ladders(), support.live() > 0, everything);
        return new ClaimDecision(mutations, state, seen);
    }

    private static ClaimDecision decideByReading(
            @Nullable ClaimState before,
            Everything everything,
            EvidenceChange change,
            List<Evidence> removed,
            List<Evidence> added,
            EvidenceIndex index) {
        Claim claimBefore = before == null ? null : before.claim();
        List<Evidence> allBefore = claimBefore == null || claimBefore.standing() == Standing.WITHDRAWN
                ? List.of()
                : index.evidenceOf(change.claimId(), UNINDEXED_EVIDENCE_MAX);
        List<Evidence> all = new ArrayList<>(allBefore);
        all.removeAll(removed);
        all.addAll(added);
        List<IndexMutation> mutations = evidenceMutations(removed, added);
        Support support = Support.of(all);
        Claim after =
                support.claim(change.claimId(), claimBefore, everything, id -> find(id, all, change.claimId(), index));
        ClaimChange seen = change(claimBefore, () -> Support.of(allBefore).ladders(), after, removed, added, change);
        Claim kept = seen == null && claimBefore != null ? claimBefore : after;
        if (all.size() <= UNINDEXED_EVIDENCE_MAX) {
            return new ClaimDecision(mutations, new ClaimState(kept, Map.of(), false, everything), seen);
        }
        ClaimEntries entries = new ClaimEntries(change.claimId(), new MemoryEvidenceIndex());
        IndexedSupport indexed = new IndexedSupport(null, entries);
        all.forEach(indexed::add);
        mutations.addAll(indexed.mutations());
        return new ClaimDecision(mutations, new ClaimState(kept, support.ladders(), true, everything), seen);
    }

    /** Of some evidence, what is not said by the other evidence too; as subscribers see it. */
    private static List<Evidence> saidOtherwise(List<Evidence> some, List<Evidence> other) {
        return some.stream()
                .filter(evidence -> other.stream().noneMatch(evidence::saysTheSameAs))
                .map(Evidence::published)
                .toList();
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
            @Nullable Claim before,
            Supplier<Map<String, Ladder>> laddersBefore,
            Claim after,
            List<Evidence> removed,
            List<Evidence> added,
            EvidenceChange cause) {
        List<Evidence> gone = saidOtherwise(removed, added);
        List<Evidence> come = saidOtherwise(added, removed);
        boolean unseen = before != null && before.equals(after.withVersion(before.version()));
        if (unseen && gone.isEmpty() && come.isEmpty()) {
            return null;
        }
        ChangeType type = ChangeType.of(before, after, !come.isEmpty());
        Confirmation confirmation = type == ChangeType.CONFIRMED ? confirmation(laddersBefore.get(), after) : null;
        return new ClaimChange(type, before, after, come, gone, cause.articleId(), cause.observedAt(), confirmation);
    }

    /** Looks among the evidence as it was before: the first speculation may be what was corrected into official words. */
    private static Confirmation confirmation(Map<String, Ladder> laddersBefore, Claim after) {
        Rung first = null;
        boolean dated = false;
        for (Stance stance : List.of(Stance.UNOFFICIAL_AFFIRMATION, Stance.UNOFFICIAL_ENDING)) {
            for (boolean withDate : List.of(true, false)) {
                Ladder ladder = laddersBefore.get(Rungs.told(stance, withDate));
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
