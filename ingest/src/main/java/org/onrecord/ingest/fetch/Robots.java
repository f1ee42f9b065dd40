package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.onrecord.ingest.web.WebAddress;

/** The robots.txt files of the origins that were asked, each believed for a day at the most (RFC 9309, 2.4). */
final class Robots {

    /** A file that could not be had is asked for again sooner. */
    private static final Duration UNREACHABLE_FOR = Duration.ofMinutes(5);

    private static final int MAX_ORIGINS = 50_000;

    private final InstantSource clock;
    private final Duration cachedFor;
    private final Map<String, Entry> byOrigin = new ConcurrentHashMap<>();

    Robots(InstantSource clock, Duration cachedFor) {
        this.clock = clock;
        this.cachedFor = cachedFor;
    }

    /** What an origin allows: rules from its file, or all or nothing where there is none or it cannot be had. */
    record Answer(RobotsRules rules, boolean reachable) {}

    /** The rules for an address, from memory or by asking {@code load}, once for all who want to know. */
    CompletableFuture<Answer> of(WebAddress address, boolean anyNetwork, Supplier<CompletableFuture<Answer>> load) {
        String key = address.origin() + (anyNetwork ? " any" : "");
        Instant now = clock.instant();
        CompletableFuture<Answer> promise = new CompletableFuture<>();
        Entry fresh = new Entry(promise, now);
        Entry current = byOrigin.compute(key, (k, known) -> known == null || isStale(known, now) ? fresh : known);
        if (current == fresh) {
            forgetStale(now);
            load.get().whenComplete((answer, failure) -> {
                if (answer != null) {
                    promise.complete(answer);
                } else {
                    byOrigin.remove(key, fresh);
                    promise.completeExceptionally(failure);
                }
            });
        }
        return current.answer();
    }

    private boolean isStale(Entry entry, Instant now) {
        if (!entry.answer().isDone() || entry.answer().isCompletedExceptionally()) {
            return false;
        }
        Duration age = Duration.between(entry.askedAt(), now);
        Duration limit = entry.answer().join().reachable() ? cachedFor : UNREACHABLE_FOR;
        return age.compareTo(limit) >= 0;
    }

    private void forgetStale(Instant now) {
        if (byOrigin.size() > MAX_ORIGINS) {
            byOrigin.values().removeIf(entry -> isStale(entry, now));
        }
    }

    private record Entry(CompletableFuture<Answer> answer, Instant askedAt) {}
}
