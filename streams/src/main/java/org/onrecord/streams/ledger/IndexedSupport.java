package org.onrecord.streams.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.ledger.Ladder.Rung;

/** A claim's support while evidence comes and goes that is too much to be read whole: only its index is. */
final class IndexedSupport {

    private final ClaimEntries entries;
    private final StoryCount storyCount;
    private final Map<String, Ladder> ladders;
    private long publishers;
    private long stories;

    /** Starts from the support that the entries stand for, or from none. */
    IndexedSupport(@Nullable ClaimState state, ClaimEntries entries) {
        this.entries = entries;
        this.storyCount = new StoryCount(entries);
        this.ladders = state == null ? new TreeMap<>() : new TreeMap<>(state.ladders());
        this.publishers = state == null ? 0 : state.claim().publisherCount();
        this.stories = state == null ? 0 : state.claim().independentPublisherCount();
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

    Support support() {
        return new Support(ladders, publishers, stories);
    }

    /** What the index needs so that it stands for the support. */
    List<IndexMutation> mutations() {
        return entries.mutations();
    }
}
