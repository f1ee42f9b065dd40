package org.onrecord.ingest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.ingest.publish.TransactionalOutbox;

/** The right to visit some sources and to publish for them, and the visits under way by that right. */
final class Holding {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);

    private final TransactionalOutbox outbox;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Holding(TransactionalOutbox outbox) {
        this.outbox = outbox;
    }

    TransactionalOutbox outbox() {
        return outbox;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether the visit may begin. */
    synchronized boolean begin(String source) {
        return !stopped && underWay.add(source);
    }

    synchronized void end(String source) {
        underWay.remove(source);
        notifyAll();
    }

    /**
     * Gives the right up: visits stop at their next document, and what they have handed over is published first unless
     * the right is lost already.
     */
    synchronized void release(boolean lost) {
        stopped = true;
        long deadline = System.nanoTime() + (lost ? 0 : STOP_TIMEOUT.toNanos());
        try {
            for (long left = deadline - System.nanoTime();
                    !underWay.isEmpty() && left > 0;
                    left = deadline - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
    }
}
