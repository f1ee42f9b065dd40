package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    /** The rules for an address, from memory or by asking {@code load}, once for all who want to know, in their order. */
    CompletableFuture<Answer> of(WebAddress address, boolean anyNetwork, Supplier<CompletableFuture<Answer>> load) {
        String key = address.origin() + (anyNetwork ? " any" : "");
        Instant now = clock.instant();
        Entry fresh = new Entry(now);
        Entry current = byOrigin.compute(key, (k, known) -> known == null || isStale(known, now) ? fresh : known);
        CompletableFuture<Answer> answer = current.wanted();
        if (current == fresh) {
            forgetStale(now);
            load.get().whenComplete((loaded, failure) -> {
                if (loaded == null) {
                    byOrigin.remove(key, fresh);
                }
                fresh.loaded(loaded, failure);
            });
        }
        return answer;
    }

    private boolean isStale(Entry entry, Instant now) {
        Answer answer = entry.answer();
        if (answer == null) {
            return false;
        }
        Duration limit = answer.reachable() ? cachedFor : UNREACHABLE_FOR;
        return Duration.between(entry.askedAt, now).compareTo(limit) >= 0;
    }

    private void forgetStale(Instant now) {
        if (byOrigin.size() > MAX_ORIGINS) {
            byOrigin.values().removeIf(entry -> isStale(entry, now));
        }
    }

    private static final class Entry {

        private final Instant askedAt;
        private final List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        private @Nullable Answer answer;
        private @Nullable Throwable failure;

        Entry(Instant askedAt) {
            this.askedAt = askedAt;
        }

        synchronized @Nullable Answer answer() {
            return answer;
        }

        synchronized CompletableFuture<Answer> wanted() {
            CompletableFuture<Answer> promise = new CompletableFuture<>();
            if (answer != null) {
                promise.complete(answer);
            } else if (failure != null) {
                promise.completeExceptionally(failure);
            } else {
                waiting.add(promise);
            }
            return promise;
        }

        /** A future runs what depends on it last in, first out; these are told one by one, first come first served. */
        void loaded(@Nullable Answer loaded, @Nullable Throwable cause) {
            List<CompletableFuture<Answer>> told;
            Throwable reason = cause == null ? new IllegalStateException("robots.txt was not read") : cause;
            synchronized (this) {
                answer = loaded;
                failure = loaded == null ? reason : null;
                told = List.copyOf(waiting);
                waiting.clear();
            }
            for (CompletableFuture<Answer> promise : told) {
                if (loaded != null) {
                    promise.complete(loaded);
                } else {
                    promise.completeExceptionally(reason);
                }
            }
        }
    }
}
