package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.ledger.ClaimState.Everything;
import org.onrecord.streams.ledger.Ladder.Rung;

/**
 * What a claim's live evidence comes to, as far as the claim is decided by it.
 *
 * @param ladders the evidence in its orders, without the empty ones
 * @param publishers how many there are
 * @param stories how many there are, copies counted once
 */
record Support(Map<String, Ladder> ladders, long publishers, long stories) {

    private static final List<Stance> OFFICIAL = List.of(Stance.OFFICIAL_AFFIRMATION, Stance.OFFICIAL_ENDING);
    private static final List<Stance> SPECULATION = List.of(Stance.UNOFFICIAL_AFFIRMATION, Stance.UNOFFICIAL_ENDING);
    private static final List<Stance> DENIAL = List.of(Stance.OFFICIAL_DENIAL, Stance.UNOFFICIAL_DENIAL);

    /** The support that a list of evidence gives, all of it read. */
    static Support of(List<Evidence> evidence) {
        Map<String, Ladder> ladders = new TreeMap<>();
        Set<String> publishers = new HashSet<>();
        for (Evidence each : evidence) {
            Rungs.of(each)
                    .forEach((name, rung) -> ladders.merge(name, Ladder.of(rung), (ladder, only) -> ladder.with(rung)));
            publishers.add(each.origin().publisher().identity());
        }
        return new Support(ladders, publishers.size(), StoryCount.originals(evidence));
    }

    /** How many pieces of evidence are live. */
    long live() {
        Ladder seen = ladders.get(Rungs.SEEN);
        return seen == null ? 0 : seen.count();
    }

    /**
     * The claim as the evidence has it, one version further.
     *
     * @param evidence finds a piece by its id
     */
    Claim claim(String claimId, @Nullable Claim before, Everything everything, Function<String, Evidence> evidence) {
        if (live() == 0) {
            return withdrawn(Objects.requireNonNull(before, "before"), everything);
        }
        return supported(claimId, before == null ? 1 : before.version() + 1, evidence);
    }

    private static Claim withdrawn(Claim last, Everything all) {
        return new Claim(
                last.claimId(),
                last.version() + 1,
                last.relation(),
                new Party(last.subject().entityId(), all.subjectName()),
                new Party(last.object().entityId(), all.objectName()),
                Standing.WITHDRAWN,
                all.phase(),
                0,
                0,
                0,
                0,
                0,
                all.firstSeen(),
                all.lastSeen(),
                null,
                null,
                null,
                null,
                Qualifiers.NONE,
                0);
    }

    private Claim supported(String claimId, long version, Function<String, Evidence> evidence) {
        StandingRule.Verdict verdict = StandingRule.decide(latest());
        Rung strongest = first(Rungs.strength(verdict.restsOn()));
        Evidence best =
                evidence.apply(Objects.requireNonNull(strongest, "strongest").evidenceId());
        Ladder seen = Objects.requireNonNull(ladders.get(Rungs.SEEN), Rungs.SEEN);
        return new Claim(
                claimId,
                version,
                best.relation(),
                best.subject().party(),
                best.object().party(),
                verdict.standing(),
                Phase.values()[Rungs.phaseOf(Objects.requireNonNull(lastTold(verdict.restsOn()), "lastTold"))],
                count(OFFICIAL),
                count(SPECULATION),
                count(DENIAL),
                publishers,
                stories,
                Ladder.instant(seen.first().key().substring(0, 16)),
                Ladder.instant(seen.last().key().substring(0, 16)),
                published(Ladder::first, BinaryOperator.minBy(Comparator.naturalOrder())),
                published(Ladder::last, BinaryOperator.maxBy(Comparator.naturalOrder())),
                officialSince(),
                best.published(),
                qualifiers(),
                best.confidence());
    }

    private Map<Stance, Instant> latest() {
        Map<Stance, Instant> latest = new EnumMap<>(Stance.class);
        for (Stance stance : Stance.values()) {
            Rung last = lastTold(stance);
            if (last != null) {
                latest.put(stance, Rungs.timeOf(last));
            }
        }
        return latest;
    }

    private @Nullable Rung lastTold(Stance stance) {
        return told(stance)
                .map(Ladder::last)
                .max(Comparator.comparing(Rung::key))
                .orElse(null);
    }

    private Stream<Ladder> told(Stance stance) {
        return Stream.of(true, false)
                .map(dated -> ladders.get(Rungs.told(stance, dated)))
                .filter(Objects::nonNull);
    }

    private @Nullable Rung first(String ladder) {
        Ladder found = ladders.get(ladder);
        return found == null ? null : found.first();
    }

    private long count(List<Stance> stances) {
        return stances.stream().flatMap(this::told).mapToLong(Ladder::count).sum();
    }

    private @Nullable Instant published(Function<Ladder, Rung> end, BinaryOperator<Instant> choice) {
        return Stream.of(Stance.values())
                .map(stance -> ladders.get(Rungs.told(stance, true)))
                .filter(Objects::nonNull)
                .map(ladder -> Rungs.timeOf(end.apply(ladder)))
                .reduce(choice)
                .orElse(null);
    }

    private @Nullable Instant officialSince() {
        return told(Stance.OFFICIAL_AFFIRMATION)
                .map(ladder -> Rungs.timeOf(ladder.first()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Qualifiers qualifiers() {
        return new Qualifiers(
                qualifier("product"), qualifier("group"), qualifier("place"), qualifier("since"), qualifier("until"));
    }

    private @Nullable String qualifier(String field) {
        Rung strongest = first(Rungs.qualifier(field));
        return strongest == null ? null : strongest.value();
    }
}
