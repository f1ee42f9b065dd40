package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.ledger.ClaimState.Everything;
import org.onrecord.streams.ledger.Ladder.Rung;

/** A claim while its evidence changes. */
final class ClaimDraft {

    private static final List<Stance> OFFICIAL = List.of(Stance.OFFICIAL_AFFIRMATION, Stance.OFFICIAL_ENDING);
    private static final List<Stance> SPECULATION = List.of(Stance.UNOFFICIAL_AFFIRMATION, Stance.UNOFFICIAL_ENDING);
    private static final List<Stance> DENIAL = List.of(Stance.OFFICIAL_DENIAL, Stance.UNOFFICIAL_DENIAL);

    private final @Nullable Claim before;
    private final ClaimEntries entries;
    private final StoryCount storyCount;
    private final Map<String, Ladder> ladders;
    private long publishers;
    private long stories;
    private @Nullable Everything everything;

    ClaimDraft(@Nullable ClaimState state, ClaimEntries entries) {
        this.before = state == null ? null : state.claim();
        this.entries = entries;
        this.storyCount = new StoryCount(entries);
        this.ladders = state == null ? new TreeMap<>() : state.openLadders();
        this.publishers = before == null ? 0 : before.publisherCount();
        this.stories = before == null ? 0 : before.independentPublisherCount();
        this.everything = state == null ? null : state.everything();
    }

    void remove(Evidence evidence) {
        Rungs.of(evidence).forEach((ladder, rung) -> {
            entries.delete(ladder + '/' + rung.key());
            ladders.computeIfPresent(ladder, (name, before) -> without(name, before, rung));
        });
        countPublisher(evidence, -1);
        stories += storyCount.remove(evidence);
    }

    void add(Evidence evidence) {
        everything = everything == null ? Everything.of(evidence) : everything.with(evidence);
        Rungs.of(evidence).forEach((ladder, rung) -> {
            entries.put(ladder + '/' + rung.key(), rung.value());
            ladders.merge(ladder, Ladder.of(rung), (before, only) -> before.with(rung));
        });
        countPublisher(evidence, 1);
        stories += storyCount.add(evidence);
    }

    private @Nullable Ladder without(String name, Ladder ladder, Rung rung) {
        if (ladder.count() == 1) {
            return null;
        }
        boolean first = rung.key().equals(ladder.first().key());
        boolean last = rung.key().equals(ladder.last().key());
        return new Ladder(
                ladder.count() - 1,
                first ? rung(name, entries.first(name + '/')) : ladder.first(),
                last ? rung(name, entries.last(name + '/')) : ladder.last());
    }

    private static Rung rung(String ladder, Map.@Nullable Entry<String, String> entry) {
        Objects.requireNonNull(entry, () -> "The index has no entry for a ladder with evidence: " + ladder);
        return new Rung(entry.getKey().substring(ladder.length() + 1), entry.getValue());
    }

    private void countPublisher(Evidence evidence, int step) {
        String key = "p/" + evidence.origin().publisher().identity();
        String value = entries.value(key);
        long count = (value == null ? 0 : Long.parseLong(value)) + step;
        if (count == 0) {
            entries.delete(key);
            publishers--;
        } else {
            entries.put(key, Long.toString(count));
            publishers += count == 1 && step > 0 ? 1 : 0;
        }
    }

    long live() {
        Ladder seen = ladders.get(Rungs.SEEN);
        return seen == null ? 0 : seen.count();
    }

    Map<String, Ladder> ladders() {
        return ladders;
    }

    Everything everything() {
        return Objects.requireNonNull(everything, "everything");
    }

    /** The claim as the evidence now has it, one version further. */
    Claim claim(String claimId, Function<String, Evidence> evidence) {
        long version = before == null ? 1 : before.version() + 1;
        return live() == 0 ? withdrawn(claimId, version) : supported(claimId, version, evidence);
    }

    private Claim withdrawn(String claimId, long version) {
        Claim last = Objects.requireNonNull(before, "before");
        Everything all = everything();
        return new Claim(
                claimId,
                version,
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
