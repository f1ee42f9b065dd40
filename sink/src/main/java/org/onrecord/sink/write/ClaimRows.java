package org.onrecord.sink.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Confirmation;
import org.onrecord.avro.Cue;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Mention;
import org.onrecord.avro.Origin;
import org.onrecord.avro.Qualifiers;
import org.onrecord.avro.Speaker;
import org.onrecord.sink.write.Entry.EntityName;
import org.onrecord.sink.write.Entry.Piece;

/** Rows of {@code claim}, {@code claim_version} and {@code evidence}, in the column order of {@link Columns}. */
final class ClaimRows {

    private static final int TYPICAL_ROW_BYTES = 1024;

    private ClaimRows() {}

    static Entry.ClaimStep step(ClaimChange change) {
        Claim claim = change.getAfter();
        List<Piece> added = new ArrayList<>(change.getAdded().size());
        List<EntityName> names = new ArrayList<>();
        names.add(new EntityName(
                claim.getSubject().getEntityId(), claim.getSubject().getName(), true));
        names.add(new EntityName(
                claim.getObject().getEntityId(), claim.getObject().getName(), true));
        for (Evidence evidence : change.getAdded()) {
            added.add(new Piece(evidence.getEvidenceId(), evidenceRow(evidence, change)));
            names.add(name(evidence.getSubject()));
            names.add(name(evidence.getObject()));
        }
        return new Entry.ClaimStep(
                change.getClaimId(),
                change.getVersion(),
                change.getOccurredAt(),
                claimRow(change, claim),
                versionRow(change, claim),
                added,
                change.getRemoved().stream().map(Evidence::getEvidenceId).toList(),
                names);
    }

    /** Whose words they are, as one line: name, role and organisation, as far as they are known. */
    static @Nullable String speakerLine(@Nullable Speaker speaker) {
        if (speaker == null) {
            return null;
        }
        String line = Stream.of(speaker.getName(), speaker.getRole(), speaker.getOrganisation())
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? null : line;
    }

    private static EntityName name(Mention mention) {
        return new EntityName(mention.getEntityId(), mention.getName(), false);
    }

    private static byte[] claimRow(ClaimChange change, Claim claim) {
        CopyText row = new CopyText(TYPICAL_ROW_BYTES)
                .text(change.getClaimId())
                .number(change.getVersion())
                .choice(claim.getRelation())
                .text(claim.getSubject().getEntityId())
                .text(claim.getSubject().getName())
                .text(claim.getObject().getEntityId())
                .text(claim.getObject().getName())
                .choice(claim.getStanding())
                .choice(claim.getPhase());
        counts(row, claim);
        qualifiers(row, claim.getQualifiers());
        row.number(claim.getConfidence()).choice(change.getType());
        best(row, claim.getBestEvidence());
        return row.toByteArray();
    }

    private static void best(CopyText row, @Nullable Evidence best) {
        row.text(best == null ? null : best.getEvidenceId())
                .text(best == null ? null : best.getQuote())
                .choice(best == null ? null : best.getBasis())
                .text(best == null ? null : speakerLine(best.getSpeaker()))
                .text(best == null ? null : best.getOrigin().getPublisher().getName())
                .text(best == null ? null : best.getOrigin().getTitle())
                .text(best == null ? null : best.getOrigin().getUrl());
    }

    private static byte[] versionRow(ClaimChange change, Claim claim) {
        Claim before = change.getBefore();
        Evidence best = claim.getBestEvidence();
        Confirmation confirmation = change.getConfirmation();
        CopyText row = new CopyText(TYPICAL_ROW_BYTES / 2)
                .text(change.getClaimId())
                .number(change.getVersion())
                .choice(change.getType())
                .choice(before == null ? null : before.getStanding())
                .choice(claim.getStanding())
                .choice(claim.getPhase());
        counts(row, claim);
        return row.number(claim.getConfidence())
                .text(best == null ? null : best.getEvidenceId())
                .text(change.getCauseArticleId())
                .instant(documentTime(change))
                .instant(change.getOccurredAt())
                .text(confirmation == null ? null : confirmation.getFirstArticleId())
                .text(confirmation == null ? null : confirmation.getFirstPublisher())
                .instant(confirmation == null ? null : confirmation.getFirstPublishedAt())
                .number(confirmation == null ? null : Long.valueOf(confirmation.getDaysAhead()))
                .toByteArray();
    }

    private static void counts(CopyText row, Claim claim) {
        row.number(claim.getOfficialCount())
                .number(claim.getSpeculationCount())
                .number(claim.getDenialCount())
                .number(claim.getPublisherCount())
                .number(claim.getIndependentPublisherCount())
                .instant(claim.getFirstSeen())
                .instant(claim.getLastSeen())
                .instant(claim.getFirstPublished())
                .instant(claim.getLastPublished())
                .instant(claim.getOfficialSince());
    }

    private static byte[] evidenceRow(Evidence evidence, ClaimChange change) {
        CopyText row = new CopyText(TYPICAL_ROW_BYTES)
                .text(change.getClaimId())
                .text(evidence.getEvidenceId())
                .number(change.getVersion())
                .text(evidence.getOrigin().getArticleId())
                .choice(evidence.getPolarity())
                .choice(evidence.getPhase())
                .choice(evidence.getStatus())
                .choice(evidence.getBasis())
                .text(evidence.getQuote())
                .number((long) evidence.getStart())
                .number((long) evidence.getEnd());
        mention(row, evidence.getSubject());
        mention(row, evidence.getObject());
        speaker(row, evidence.getSpeaker());
        row.text(cues(evidence.getCues()));
        qualifiers(row, evidence.getQualifiers());
        row.number(evidence.getConfidence()).text(evidence.getRule()).text(evidence.getExtractorVersion());
        origin(row, evidence.getOrigin());
        return row.toByteArray();
    }

    private static void mention(CopyText row, Mention mention) {
        row.text(mention.getName())
                .text(mention.getText())
                .number((long) mention.getStart())
                .number((long) mention.getEnd());
    }

    private static void speaker(CopyText row, @Nullable Speaker speaker) {
        row.text(speaker == null ? null : speaker.getName())
                .text(speaker == null ? null : speaker.getRole())
                .text(speaker == null ? null : speaker.getOrganisation())
                .flag(speaker == null ? null : speaker.getInferred())
                .text(speaker == null ? null : speaker.getResolution());
    }

    private static void qualifiers(CopyText row, Qualifiers qualifiers) {
        row.text(qualifiers.getProduct())
                .text(qualifiers.getGroup())
                .text(qualifiers.getPlace())
                .text(qualifiers.getSince())
                .text(qualifiers.getUntil());
    }

    private static void origin(CopyText row, Origin origin) {
        row.text(origin.getUrl())
                .text(origin.getTitle())
                .text(origin.getPublisher().getName())
                .text(origin.getPublisher().getDomain())
                .choice(origin.getPublisher().getKind())
                .instant(origin.getPublishedAt())
                .instant(origin.getObservedAt())
                .instant(documentTime(origin))
                .text(origin.getStoryId());
    }

    private static Instant documentTime(Origin origin) {
        Instant publishedAt = origin.getPublishedAt();
        return publishedAt == null ? origin.getObservedAt() : publishedAt;
    }

    /** A step that only takes evidence away has no document of its own: its valid time is when that was found. */
    private static Instant documentTime(ClaimChange change) {
        return change.getAdded().stream()
                .map(evidence -> documentTime(evidence.getOrigin()))
                .max(Comparator.naturalOrder())
                .orElse(change.getOccurredAt());
    }

    private static String cues(List<Cue> cues) {
        return JsonText.array(cues, (json, cue) -> {
            json.writeStringField("kind", JsonText.storable(cue.getKind()));
            json.writeStringField("text", JsonText.storable(cue.getText()));
            json.writeNumberField("start", cue.getStart());
            json.writeNumberField("end", cue.getEnd());
        });
    }
}
