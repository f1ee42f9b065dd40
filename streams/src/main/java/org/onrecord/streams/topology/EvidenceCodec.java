package org.onrecord.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Document.PublisherKind;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.ledger.Cue;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.EvidenceChange;
import org.onrecord.streams.ledger.Mention;
import org.onrecord.streams.ledger.Origin;
import org.onrecord.streams.ledger.Publisher;

/** Translates evidence between the ledger and the records that travel. */
public final class EvidenceCodec {

    private EvidenceCodec() {}

    /** The record of a piece of evidence. */
    public static org.onrecord.avro.Evidence toAvro(Evidence evidence) {
        return new org.onrecord.avro.Evidence(
                evidence.evidenceId(),
                evidence.claimId(),
                org.onrecord.avro.Relation.valueOf(evidence.relation().name()),
                toAvro(evidence.subject()),
                toAvro(evidence.object()),
                org.onrecord.avro.Polarity.valueOf(evidence.polarity().name()),
                toAvro(evidence.phase()),
                org.onrecord.avro.Status.valueOf(evidence.status().name()),
                org.onrecord.avro.Basis.valueOf(evidence.basis().name()),
                evidence.quote(),
                evidence.start(),
                evidence.end(),
                toAvro(evidence.speaker()),
                cuesToAvro(evidence.cues()),
                toAvro(evidence.qualifiers()),
                evidence.confidence(),
                evidence.rule(),
                evidence.extractorVersion(),
                toAvro(evidence.origin()));
    }

    /** The evidence of a record. */
    public static Evidence fromAvro(org.onrecord.avro.Evidence evidence) {
        return new Evidence(
                evidence.getEvidenceId(),
                evidence.getClaimId(),
                Relation.valueOf(evidence.getRelation().name()),
                fromAvro(evidence.getSubject()),
                fromAvro(evidence.getObject()),
                Polarity.valueOf(evidence.getPolarity().name()),
                fromAvro(evidence.getPhase()),
                Basis.valueOf(evidence.getBasis().name()),
                evidence.getQuote(),
                evidence.getStart(),
                evidence.getEnd(),
                fromAvro(evidence.getSpeaker()),
                evidence.getCues().stream()
                        .map(cue -> new Cue(cue.getKind(), cue.getText(), cue.getStart(), cue.getEnd()))
                        .toList(),
                fromAvro(evidence.getQualifiers()),
                evidence.getConfidence(),
                evidence.getRule(),
                evidence.getExtractorVersion(),
                fromAvro(evidence.getOrigin()));
    }

    static List<org.onrecord.avro.Evidence> allToAvro(List<Evidence> evidence) {
        List<org.onrecord.avro.Evidence> records = new ArrayList<>(evidence.size());
        evidence.forEach(each -> records.add(toAvro(each)));
        return records;
    }

    static List<Evidence> allFromAvro(List<org.onrecord.avro.Evidence> records) {
        return records.stream().map(EvidenceCodec::fromAvro).toList();
    }

    static org.onrecord.avro.EvidenceChange toAvro(EvidenceChange change) {
        return new org.onrecord.avro.EvidenceChange(
                change.claimId(),
                change.articleId(),
                change.observedAt(),
                change.retracted(),
                allToAvro(change.asserted()));
    }

    static EvidenceChange fromAvro(org.onrecord.avro.EvidenceChange change) {
        return new EvidenceChange(
                change.getClaimId(),
                change.getArticleId(),
                change.getObservedAt(),
                change.getRetracted(),
                allFromAvro(change.getAsserted()));
    }

    static org.onrecord.avro.Phase toAvro(Phase phase) {
        return org.onrecord.avro.Phase.valueOf(phase.name());
    }

    static Phase fromAvro(org.onrecord.avro.Phase phase) {
        return Phase.valueOf(phase.name());
    }

    static org.onrecord.avro.Qualifiers toAvro(Qualifiers qualifiers) {
        return new org.onrecord.avro.Qualifiers(
                qualifiers.product(), qualifiers.group(), qualifiers.place(), qualifiers.since(), qualifiers.until());
    }

    static Qualifiers fromAvro(org.onrecord.avro.Qualifiers qualifiers) {
        return new Qualifiers(
                qualifiers.getProduct(),
                qualifiers.getGroup(),
                qualifiers.getPlace(),
                qualifiers.getSince(),
                qualifiers.getUntil());
    }

    static Publisher publisher(org.onrecord.avro.Publisher publisher) {
        return new Publisher(
                publisher.getName(),
                publisher.getDomain(),
                PublisherKind.valueOf(publisher.getKind().name()));
    }

    private static org.onrecord.avro.Mention toAvro(Mention mention) {
        return new org.onrecord.avro.Mention(
                mention.entityId(), mention.name(), mention.text(), mention.start(), mention.end());
    }

    private static Mention fromAvro(org.onrecord.avro.Mention mention) {
        return new Mention(
                mention.getEntityId(), mention.getName(), mention.getText(), mention.getStart(), mention.getEnd());
    }

    private static org.onrecord.avro.@Nullable Speaker toAvro(@Nullable Speaker speaker) {
        return speaker == null
                ? null
                : new org.onrecord.avro.Speaker(
                        speaker.name(),
                        speaker.role(),
                        speaker.organisation(),
                        speaker.inferred(),
                        speaker.resolution());
    }

    private static @Nullable Speaker fromAvro(org.onrecord.avro.@Nullable Speaker speaker) {
        return speaker == null
                ? null
                : new Speaker(
                        speaker.getName(),
                        speaker.getRole(),
                        speaker.getOrganisation(),
                        speaker.getInferred(),
                        speaker.getResolution());
    }

    private static List<org.onrecord.avro.Cue> cuesToAvro(List<Cue> cues) {
        List<org.onrecord.avro.Cue> records = new ArrayList<>(cues.size());
        cues.forEach(cue -> records.add(new org.onrecord.avro.Cue(cue.kind(), cue.text(), cue.start(), cue.end())));
        return records;
    }

    private static org.onrecord.avro.Origin toAvro(Origin origin) {
        Publisher publisher = origin.publisher();
        return new org.onrecord.avro.Origin(
                origin.articleId(),
                origin.url(),
                origin.title(),
                new org.onrecord.avro.Publisher(
                        publisher.name(),
                        publisher.domain(),
                        org.onrecord.avro.PublisherKind.valueOf(publisher.kind().name())),
                origin.publishedAt(),
                origin.observedAt(),
                origin.storyId(),
                origin.signature());
    }

    private static Origin fromAvro(org.onrecord.avro.Origin origin) {
        return new Origin(
                origin.getArticleId(),
                origin.getUrl(),
                origin.getTitle(),
                publisher(origin.getPublisher()),
                origin.getPublishedAt(),
                origin.getObservedAt(),
                origin.getStoryId(),
                origin.getSignature());
    }
}
