package org.onrecord.ingest;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.onrecord.ingest.publish.TransactionalOutbox;

/** The right to visit some sources and to publish for them, and the visits under way by that right. */
final class Holding {

    /** Why a right ends, and with it how long the visits under way may take to end. */
    enum Ending {
        /** Another ingester is to have it: short visits end first, as what is cut short has its list read twice. */
        HANDED_OVER(10_000, 25_000),
        /** This ingester stops. */
        STOPPED(0, 25_000),
        /** Another ingester has it already. */
        LOST(0, 0);

        private final long graceMillis;
        private final long stopMillis;

        Ending(long graceMillis, long stopMillis) {
            this.graceMillis = graceMillis;
            this.stopMillis = stopMillis;
        }
    }

    private final TransactionalOutbox outbox;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private boolean admits = true;
    private volatile boolean stopped;

    Holding(TransactionalOutbox outbox) {
        this.outbox = outbox;
    }

    TransactionalOutbox outbox() {
        return outbox;
    }

    /** Whether visits are to stop at their next document. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether the visit may begin. */
    synchronized boolean begin(String source) {
        return admits && underWay.add(source);
    }

    synchronized void end(String source) {
        underWay.remove(source);
        notifyAll();
    }

    /**
     * Gives rights up together: no visit begins any more, those under way stop after the grace at their next document,
     * and what they have handed over is published unless the right is lost already.
     */
    static void release(Collection<Holding> holdings, Ending ending) {
        holdings.forEach(Holding::admitNoMore);
        await(holdings, ending.graceMillis);
        holdings.forEach(holding -> holding.stopped = true);
        await(holdings, ending.stopMillis);
        holdings.forEach(holding -> holding.outbox.close());
    }

    private synchronized void admitNoMore() {
        admits = false;
    }

    private static void await(Collection<Holding> holdings, long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (Holding holding : holdings) {
                holding.awaitVisits(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitVisits(long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime();
                !underWay.isEmpty() && left > 0;
                left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
    }
}
