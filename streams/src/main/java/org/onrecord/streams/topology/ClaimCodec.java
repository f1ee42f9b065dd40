package org.onrecord.streams.topology;

import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.ledger.Claim;
import org.onrecord.streams.ledger.ClaimChange;
import org.onrecord.streams.ledger.Confirmation;
import org.onrecord.streams.ledger.Party;
import org.onrecord.streams.ledger.Standing;

/** Translates claims and their changes between the ledger and the records that travel. */
public final class ClaimCodec {

    private ClaimCodec() {}

    /** The record of a claim. */
    public static org.onrecord.avro.Claim toAvro(Claim claim) {
        return new org.onrecord.avro.Claim(
                claim.claimId(),
                claim.version(),
                org.onrecord.avro.Relation.valueOf(claim.relation().name()),
                toAvro(claim.subject()),
                toAvro(claim.object()),
                org.onrecord.avro.Standing.valueOf(claim.standing().name()),
                EvidenceCodec.toAvro(claim.phase()),
                claim.officialCount(),
                claim.speculationCount(),
                claim.denialCount(),
                claim.publisherCount(),
                claim.independentPublisherCount(),
                claim.firstSeen(),
                claim.lastSeen(),
                claim.firstPublished(),
                claim.lastPublished(),
                claim.officialSince(),
                claim.bestEvidence() == null ? null : EvidenceCodec.toAvro(claim.bestEvidence()),
                EvidenceCodec.toAvro(claim.qualifiers()),
                claim.confidence());
    }

    /** The claim of a record. */
    public static Claim fromAvro(org.onrecord.avro.Claim claim) {
        return new Claim(
                claim.getClaimId(),
                claim.getVersion(),
                Relation.valueOf(claim.getRelation().name()),
                fromAvro(claim.getSubject()),
                fromAvro(claim.getObject()),
                Standing.valueOf(claim.getStanding().name()),
                EvidenceCodec.fromAvro(claim.getPhase()),
                claim.getOfficialCount(),
                claim.getSpeculationCount(),
                claim.getDenialCount(),
                claim.getPublisherCount(),
                claim.getIndependentPublisherCount(),
                claim.getFirstSeen(),
                claim.getLastSeen(),
                claim.getFirstPublished(),
                claim.getLastPublished(),
                claim.getOfficialSince(),
                claim.getBestEvidence() == null ? null : EvidenceCodec.fromAvro(claim.getBestEvidence()),
                EvidenceCodec.fromAvro(claim.getQualifiers()),
                claim.getConfidence());
    }

    static org.onrecord.avro.ClaimChange toAvro(ClaimChange change) {
        return new org.onrecord.avro.ClaimChange(
                change.claimId(),
                change.version(),
                org.onrecord.avro.ChangeType.valueOf(change.type().name()),
                change.before() == null ? null : toAvro(change.before()),
                toAvro(change.after()),
                EvidenceCodec.allToAvro(change.added()),
                EvidenceCodec.allToAvro(change.removed()),
                change.causeArticleId(),
                change.occurredAt(),
                toAvro(change.confirmation()));
    }

    private static org.onrecord.avro.@Nullable Confirmation toAvro(@Nullable Confirmation confirmation) {
        return confirmation == null
                ? null
                : new org.onrecord.avro.Confirmation(
                        confirmation.firstArticleId(),
                        confirmation.firstPublisher(),
                        confirmation.firstPublishedAt(),
                        confirmation.daysAhead());
    }

    private static org.onrecord.avro.Party toAvro(Party party) {
        return new org.onrecord.avro.Party(party.entityId(), party.name());
    }

    private static Party fromAvro(org.onrecord.avro.Party party) {
        return new Party(party.getEntityId(), party.getName());
    }
}
