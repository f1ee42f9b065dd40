package org.onrecord.streams.ledger;

/** What is to be written to an {@link EvidenceIndex} before its next use. */
public sealed interface IndexMutation {

    /** Keep this evidence in the place of any other of its id. */
    record PutEvidence(Evidence evidence) implements IndexMutation {}

    /** Forget the evidence. */
    record DeleteEvidence(String claimId, String evidenceId) implements IndexMutation {}

    /** Keep this entry in the place of any other with its key. */
    record PutEntry(String key, String value) implements IndexMutation {}

    /** Forget the entry. */
    record DeleteEntry(String key) implements IndexMutation {}
}
