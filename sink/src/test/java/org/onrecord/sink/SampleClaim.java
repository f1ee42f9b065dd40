package org.onrecord.sink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Confirmation;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Party;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Qualifiers;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.avro.Status;

/** The steps of one claim, consistent in all but the standing, which the test decides. */
public final class SampleClaim {

    private final Relation relation;
    private final String subject;
    private final String object;
    private final Qualifiers qualifiers;
    private final List<Evidence> live = new ArrayList<>();
    private Claim current;

    public SampleClaim(String subject, Relation relation, String object) {
        this(subject, relation, object, Qualifiers.newBuilder().build());
    }

    public SampleClaim(String subject, Relation relation, String object, Qualifiers qualifiers) {
        this.relation = relation;
        this.subject = subject;
        this.object = object;
        this.qualifiers = qualifiers;
    }

    public String id() {
        return SampleStory.claimId(relation, subject, object);
    }

    public ClaimChange add(Standing standing, ChangeType type, Evidence added) {
        return change(standing, type, List.of(added), List.of());
    }

    public ClaimChange remove(Standing standing, ChangeType type, Evidence removed) {
        return change(standing, type, List.of(), List.of(removed));
    }

    public ClaimChange change(Standing standing, ChangeType type, List<Evidence> added, List<Evidence> removed) {
        removed.forEach(gone -> live.removeIf(piece -> piece.getEvidenceId().equals(gone.getEvidenceId())));
        live.addAll(added);
        Claim before = current;
        Evidence cause = added.isEmpty() ? removed.get(0) : added.get(0);
        current = after(standing, before, cause);
        return ClaimChange.newBuilder()
                .setClaimId(id())
                .setVersion(current.getVersion())
                .setType(type)
                .setBefore(before)
                .setAfter(current)
                .setAdded(added)
                .setRemoved(removed)
                .setCauseArticleId(cause.getOrigin().getArticleId())
                .setOccurredAt(cause.getOrigin().getObservedAt())
                .setConfirmation(type == ChangeType.CONFIRMED ? confirmation(cause) : null)
                .build();
    }

    private Confirmation confirmation(Evidence cause) {
        Evidence first = live.stream()
                .filter(piece -> piece.getStatus() == Status.SPECULATION)
                .min(Comparator.comparing(piece -> piece.getOrigin().getPublishedAt()))
                .orElseThrow();
        Instant firstAt = first.getOrigin().getPublishedAt();
        int days = (int) java.time.Duration.between(firstAt, cause.getOrigin().getPublishedAt())
                .toDays();
        return new Confirmation(
                first.getOrigin().getArticleId(),
                first.getOrigin().getPublisher().getName(),
                firstAt,
                days);
    }

    private Claim after(Standing standing, Claim before, Evidence cause) {
        return Claim.newBuilder()
                .setClaimId(id())
                .setVersion(before == null ? 1 : before.getVersion() + 1)
                .setRelation(relation)
                .setSubject(new Party(SampleStory.entityId(subject), subject))
                .setObject(new Party(SampleStory.entityId(object), object))
                .setStanding(standing)
                .setPhase(Phase.ACTIVE)
                .setOfficialCount(count(Polarity.AFFIRMED, Status.OFFICIAL))
                .setSpeculationCount(count(Polarity.AFFIRMED, Status.SPECULATION))
                .setDenialCount(count(Polarity.DENIED, Status.OFFICIAL) + count(Polarity.DENIED, Status.SPECULATION))
                .setPublisherCount(publishers())
                .setIndependentPublisherCount(publishers())
                .setFirstSeen(times(piece -> piece.getOrigin().getObservedAt())
                        .min(Comparator.naturalOrder())
                        .orElse(cause.getOrigin().getObservedAt()))
                .setLastSeen(times(piece -> piece.getOrigin().getObservedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(cause.getOrigin().getObservedAt()))
                .setFirstPublished(times(piece -> piece.getOrigin().getPublishedAt())
                        .min(Comparator.naturalOrder())
                        .orElse(null))
                .setLastPublished(times(piece -> piece.getOrigin().getPublishedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(null))
                .setOfficialSince(live.stream()
                        .filter(piece -> piece.getStatus() == Status.OFFICIAL
                                && piece.getPolarity() == Polarity.AFFIRMED
                                && piece.getPhase() != Phase.ENDED)
                        .map(piece -> piece.getOrigin().getPublishedAt())
                        .min(Comparator.naturalOrder())
                        .orElse(null))
                .setBestEvidence(live.isEmpty() ? null : live.get(live.size() - 1))
                .setQualifiers(qualifiers)
                .setConfidence(0.75)
                .build();
    }

    private Stream<Instant> times(Function<Evidence, Instant> time) {
        return live.stream().map(time).filter(Objects::nonNull);
    }

    private long count(Polarity polarity, Status status) {
        return live.stream()
                .filter(piece -> piece.getPolarity() == polarity && piece.getStatus() == status)
                .count();
    }

    private long publishers() {
        return live.stream()
                .map(piece -> piece.getOrigin().getPublisher().getName())
                .distinct()
                .count();
    }
}
