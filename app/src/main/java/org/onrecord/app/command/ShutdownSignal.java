package org.onrecord.app.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets a long-running command wait for Ctrl-C or SIGTERM, and the process wait until the command has cleaned up.
 */
final class ShutdownSignal implements AutoCloseable {

    private static final Duration CLEAN_UP_MAX = Duration.ofSeconds(40);
    private static final Duration CHECK = Duration.ofMillis(500);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    ShutdownSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::request, "onrecord-shutdown"));
    }

    /** Waits for the signal, or until {@code ended} holds. */
    void await(BooleanSupplier ended) throws InterruptedException {
        while (!ended.getAsBoolean() && !requested.await(CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
            // Looks again whether something has ended by itself.
            continue;
        }
    }

    /** Has {@code action} done, on another thread, when the signal comes. */
    void onRequest(Runnable action) {
        Thread thread = new Thread(
                () -> {
                    try {
                        requested.await();
                        action.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "onrecord-on-shutdown");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that all is cleaned up. */
    @Override
    public void close() {
        cleanedUp.countDown();
    }

    private void request() {
        requested.countDown();
        try {
            cleanedUp.await(CLEAN_UP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
