package org.onrecord.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.publish.Memory;
import org.onrecord.ingest.publish.MemoryReader;
import org.onrecord.ingest.publish.Remembered;
import org.onrecord.ingest.publish.TransactionalOutbox;
import org.onrecord.ingest.source.Source;

/**
 * The visits of one ingester from when it begins, or begins anew after an outage, to when it stops. Starts a visit when
 * the source's share is held here and the source is due, and ends all when a share has to be given up.
 */
final class Shift implements Membership.Owner, AutoCloseable {

    private static final int MAX_SOURCES_AT_ONCE = 256;
    private static final long TICK_MILLIS = 100;
    private static final int TICKS_BETWEEN_REFRESHES = 5;

    private final List<Source> sources;
    private final Tools tools;
    private final Instant startedAt;
    private final boolean onlyDue;
    private final String runId;
    private final int shares;
    private final Map<Integer, Holding> byShare = new ConcurrentHashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    /** What a shift works with. */
    record Tools(
            IngestSettings settings,
            Fetcher fetcher,
            ArticleParser parser,
            IngestListener listener,
            Memory memory,
            MemoryReader memoryReader,
            Outboxes outboxes,
            BooleanSupplier closed) {}

    /** Opens the way to Kafka under a transactional id, for a share. */
    interface Outboxes {
        TransactionalOutbox open(String transactionalId, int share);
    }

    private record Ended(
            String source,
            @Nullable SourceReport report,
            @Nullable Throwable failure) {}

    /** @param onlyDue whether sources are visited when they are due, over and over, rather than once */
    Shift(List<Source> sources, Tools tools, Instant startedAt, boolean onlyDue) {
        this.sources = List.copyOf(sources);
        this.tools = tools;
        this.startedAt = startedAt;
        this.onlyDue = onlyDue;
        this.runId = tools.settings().runIds().get();
        this.shares = tools.memoryReader().shares();
        int most = Math.max(1, Math.min(sources.size(), MAX_SOURCES_AT_ONCE));
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "onrecord-visit");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /**
     * Holds every source, whoever else there may be. The transactional ids are those of this set of sources, so that a
     * second run of the same set ends the first.
     */
    void holdAll() {
        String names = sources.stream().map(Source::name).sorted().collect(Collectors.joining("\n"));
        String set = Integer.toHexString(names.hashCode());
        for (Source source : sources) {
            byShare.computeIfAbsent(
                    Shares.of(source, shares),
                    share -> new Holding(tools.outboxes().open("alone-" + set + "-" + share, share)));
        }
        tools.memoryReader().refresh();
    }

    @Override
    public void acquired(int share) {
        if (sources.stream().anyMatch(source -> Shares.of(source, shares) == share)) {
            Holding holding = new Holding(tools.outboxes().open("share-" + share, share));
            tools.memoryReader().refresh();
            byShare.put(share, holding);
        }
    }

    @Override
    public void released(Collection<Integer> shares, boolean lost) {
        List<Holding> left = shares.stream()
                .flatMap(share -> Optional.ofNullable(byShare.remove(share)).stream())
                .toList();
        Holding.release(left, lost ? Holding.Ending.LOST : Holding.Ending.HANDED_OVER);
    }

    /** Visits until every source has been visited since the start, here or by another member. */
    RunReport untilAllVisited(@Nullable Membership membership) {
        List<SourceReport> reports = new ArrayList<>();
        try {
            for (int tick = 0; !tools.closed().getAsBoolean(); tick++) {
                List<Source> pending =
                        sources.stream().filter(source -> !isVisited(source)).toList();
                if (pending.isEmpty() && underWay.isEmpty()) {
                    break;
                }
                pending.forEach(this::startIfHeld);
                next().ifPresent(reports::add);
                tick(membership, tick);
            }
        } finally {
            stopAll();
        }
        drain(reports);
        reports.sort((a, b) -> Integer.compare(position(a), position(b)));
        return new RunReport(runId, startedAt, tools.settings().clock().instant(), reports);
    }

    /** Visits sources when they are due. */
    void untilClosed(Membership membership) {
        try {
            for (int tick = 0; !tools.closed().getAsBoolean(); tick++) {
                Instant now = tools.settings().clock().instant();
                sources.stream().filter(source -> isDue(source, now)).forEach(this::startIfHeld);
                next();
                tick(membership, tick);
            }
        } finally {
            stopAll();
        }
    }

    @Override
    public void close() {
        stopAll();
        threads.shutdownNow();
        tools.memoryReader().close();
    }

    private void tick(@Nullable Membership membership, int tick) {
        if (membership != null) {
            membership.check();
            if (tick % TICKS_BETWEEN_REFRESHES == TICKS_BETWEEN_REFRESHES - 1 && !holdsAll()) {
                tools.memoryReader().refresh();
            }
        }
    }

    private boolean holdsAll() {
        return sources.stream().allMatch(source -> byShare.containsKey(Shares.of(source, shares)));
    }

    private boolean isVisited(Source source) {
        return tools.memory()
                .source(source.name())
                .filter(s -> !s.visitedAt().isBefore(startedAt))
                .isPresent();
    }

    private boolean isDue(Source source, Instant now) {
        return tools.memory()
                .source(source.name())
                .map(Remembered.OfSource::nextVisitAt)
                .filter(next -> next.isAfter(now))
                .isEmpty();
    }

    private void startIfHeld(Source source) {
        Holding holding = byShare.get(Shares.of(source, shares));
        if (holding == null || underWay.contains(source.name()) || !holding.begin(source.name())) {
            return;
        }
        underWay.add(source.name());
        String visitRunId = onlyDue ? tools.settings().runIds().get() : runId;
        Instant since = onlyDue ? Instant.MAX : startedAt;
        SourceVisit.Terms terms = new SourceVisit.Terms(
                tools.fetcher(),
                tools.parser(),
                tools.memory(),
                holding.outbox(),
                tools.settings().clock(),
                tools.listener(),
                visitRunId,
                since,
                onlyDue,
                tools.settings().limit(),
                () -> holding.isStopped() || tools.closed().getAsBoolean());
        threads.execute(() -> visit(source, holding, terms));
    }

    private void visit(Source source, Holding holding, SourceVisit.Terms terms) {
        Ended end;
        try {
            end = new Ended(source.name(), new SourceVisit(source, terms).run(), null);
        } catch (RuntimeException | Error e) {
            end = new Ended(source.name(), null, holding.isStopped() ? null : e);
        } finally {
            holding.end(source.name());
        }
        ended.add(end);
    }

    /** The report of a visit that has ended, or empty after a short wait. */
    private Optional<SourceReport> next() {
        try {
            Ended end = ended.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (end == null) {
                return Optional.empty();
            }
            underWay.remove(end.source());
            if (end.failure() != null) {
                throw broken(end.source(), end.failure());
            }
            return Optional.ofNullable(end.report());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a run", e);
        }
    }

    private static RuntimeException broken(String source, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof KafkaException kafka
                ? kafka
                : new IllegalStateException("the visit to " + source + " broke off: " + cause, cause);
    }

    private void stopAll() {
        List<Holding> held = List.copyOf(byShare.values());
        byShare.clear();
        Holding.release(held, Holding.Ending.STOPPED);
    }

    private void drain(List<SourceReport> reports) {
        for (Ended end = ended.poll(); end != null; end = ended.poll()) {
            if (end.report() != null) {
                reports.add(end.report());
            }
        }
    }

    private int position(SourceReport report) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equals(report.source())) {
                return i;
            }
        }
        return sources.size();
    }
}
