package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The queue in front of one host: at most so many requests under way, at least so long from one answer to the next
 * request, nothing while the host asked for a pause. Waiting occupies no thread, so a slow host holds up no other. It
 * is also the host's circuit breaker.
 */
final class HostGate {

    private static final int MAX_DOUBLINGS = 6;
    private static final long LONGEST_OPEN_MILLIS = 3_600_000;

    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final int breakerFailures;
    private final long breakerOpenMillis;
    private final long maxWaitMillis;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int running;
    private boolean starting;
    private long notBeforeNanos;
    private int failures;
    private int trips;
    private long openUntilNanos;
    private boolean open;

    HostGate(Executor workers, ScheduledExecutorService timer, LongSupplier nanoTime, FetchSettings settings) {
        this.workers = workers;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.breakerFailures = settings.breakerFailures();
        this.breakerOpenMillis = settings.breakerOpenMillis();
        this.maxWaitMillis = settings.maxWaitMillis();
        this.notBeforeNanos = nanoTime.getAsLong();
    }

    /** What is done in one's turn; {@code answered} is to be run when the host has begun to answer. */
    interface Work<T> {
        T run(Runnable answered);
    }

    /**
     * Queues work until the host's turn for it comes.
     *
     * @param refusal the result when the breaker is open for so long then
     */
    <T> CompletableFuture<T> submit(long intervalMillis, int concurrency, Work<T> work, Function<Duration, T> refusal) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Turn turn = new Turn(TimeUnit.MILLISECONDS.toNanos(intervalMillis), concurrency, (open, answered) -> {
            try {
                result.complete(open.isPresent() ? refusal.apply(open.get()) : work.run(answered));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        synchronized (this) {
            waiting.add(turn);
        }
        startNext();
        return result;
    }

    /** Nothing is sent to the host for this long: requests wait, or are refused when that would be too long to wait. */
    synchronized void pause(Duration wait) {
        long until = nanoTime.getAsLong() + wait.toNanos();
        if (wait.toMillis() > maxWaitMillis) {
            openUntilNanos = open ? Math.max(openUntilNanos, until) : until;
            open = true;
        } else {
            notBeforeNanos = Math.max(notBeforeNanos, until);
        }
    }

    /** A request was answered in a way that shows the host to be well. */
    synchronized void succeeded() {
        failures = 0;
        trips = 0;
        open = false;
    }

    /** A request failed for a reason that lies with the host. */
    synchronized void failed() {
        failures++;
        if (failures >= breakerFailures) {
            long openMillis = Math.min(breakerOpenMillis << Math.min(trips, MAX_DOUBLINGS), LONGEST_OPEN_MILLIS);
            openUntilNanos = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(openMillis);
            open = true;
            trips++;
            failures = breakerFailures - 1;
        }
    }

    /** How long the breaker stays open; once the time is up requests may go, and a single failure reopens it. */
    private synchronized Optional<Duration> openFor() {
        long left = openUntilNanos - nanoTime.getAsLong();
        return open && left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    private void startNext() {
        try {
            tryNext();
        } catch (RejectedExecutionException fetcherClosed) {
            // The fetcher answers all that still wait when it is closed.
        }
    }

    private void tryNext() {
        Turn turn;
        synchronized (this) {
            turn = waiting.peek();
            if (turn == null || running >= turn.concurrency() || starting) {
                return;
            }
            long wait = notBeforeNanos - nanoTime.getAsLong();
            if (wait > 0) {
                timer.schedule(this::startNext, wait, TimeUnit.NANOSECONDS);
                return;
            }
            waiting.remove();
            running++;
            starting = turn.intervalNanos() > 0;
        }
        workers.execute(() -> run(turn));
        startNext();
    }

    private void run(Turn turn) {
        Optional<Duration> open = openFor();
        try {
            turn.work().accept(open, () -> answered(turn, turn.intervalNanos()));
        } finally {
            answered(turn, open.isPresent() ? 0 : turn.intervalNanos());
            synchronized (this) {
                running--;
            }
            startNext();
        }
    }

    /** The interval counts from here: the request has surely arrived, however long the way to the host was. */
    private void answered(Turn turn, long intervalNanos) {
        boolean first;
        synchronized (this) {
            first = !turn.answered;
            if (first) {
                turn.answered = true;
                starting = false;
                notBeforeNanos = Math.max(notBeforeNanos, nanoTime.getAsLong() + intervalNanos);
            }
        }
        if (first) {
            startNext();
        }
    }

    private static final class Turn {

        private final long intervalNanos;
        private final int concurrency;
        private final BiConsumer<Optional<Duration>, Runnable> work;
        private boolean answered;

        Turn(long intervalNanos, int concurrency, BiConsumer<Optional<Duration>, Runnable> work) {
            this.intervalNanos = intervalNanos;
            this.concurrency = concurrency;
            this.work = work;
        }

        long intervalNanos() {
            return intervalNanos;
        }

        int concurrency() {
            return concurrency;
        }

        BiConsumer<Optional<Duration>, Runnable> work() {
            return work;
        }
    }
}
