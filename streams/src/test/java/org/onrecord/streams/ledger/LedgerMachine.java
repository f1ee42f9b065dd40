package org.onrecord.streams.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.streams.ledger.Samples.Revision;

/** The two steps of the ledger with their stores in memory. */
final class LedgerMachine {

    final Map<String, ArticleRecord> articles = new HashMap<>();
    final Map<String, ClaimState> states = new TreeMap<>();
    final MemoryEvidenceIndex index = new MemoryEvidenceIndex();
    final List<ClaimChange> changes = new ArrayList<>();

    static LedgerMachine fedWith(List<Revision> revisions) {
        LedgerMachine machine = new LedgerMachine();
        revisions.forEach(machine::feed);
        return machine;
    }

    void feed(Revision revision) {
        feed(revision, "1");
    }

    void feed(Revision revision, String extractorVersion) {
        ArticleDecision decision = ArticleLedger.revise(
                articles.get(revision.articleId()), revision.revision(), extractorVersion, revision::evidence);
        articles.put(revision.articleId(), decision.record());
        decision.changes().forEach(this::feed);
    }

    void feed(EvidenceChange change) {
        ClaimDecision decision = ClaimLedger.apply(states.get(change.claimId()), change, index);
        index.apply(decision.mutations());
        if (decision.state() != null) {
            states.put(change.claimId(), decision.state());
        }
        if (decision.change() != null) {
            changes.add(decision.change());
        }
    }

    /** The live evidence by claim. */
    Map<String, Claim> claims() {
        Map<String, Claim> claims = new TreeMap<>();
        states.forEach((id, state) -> claims.put(id, state.claim()));
        return claims;
    }

    /** The claims as they can be compared with those of other histories. */
    Map<String, Claim> table() {
        Map<String, Claim> table = new TreeMap<>();
        states.forEach((id, state) -> table.put(id, state.claim().withVersion(0)));
        return table;
    }

    /** The claims that have live evidence. */
    Map<String, Claim> liveTable() {
        Map<String, Claim> table = table();
        table.values().removeIf(claim -> claim.standing() == Standing.WITHDRAWN);
        return table;
    }

    List<ClaimChange> changesOf(ClaimKey claim) {
        return changes.stream()
                .filter(change -> change.claimId().equals(claim.claimId()))
                .toList();
    }
}
