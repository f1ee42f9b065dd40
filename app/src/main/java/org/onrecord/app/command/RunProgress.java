package org.onrecord.app.command;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.publish.Decision;

/** Keeps one line on a terminal that says how far a run is. */
final class RunProgress implements IngestListener {

    private static final long REPAINT_NANOS = 100_000_000;
    private static final int WIDTH = 100;

    private final PrintWriter terminal;
    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong paintedAtNanos = new AtomicLong();
    private final long startedAtNanos = System.nanoTime();

    RunProgress(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public void documentsListed(String source, int count) {
        listed.addAndGet(count);
    }

    @Override
    public void documentDone(String source, String address, Decision.Kind kind, String reason) {
        int count = done.incrementAndGet();
        long now = System.nanoTime();
        long painted = paintedAtNanos.get();
        if (now - painted > REPAINT_NANOS && paintedAtNanos.compareAndSet(painted, now)) {
            double seconds = Math.max(0.001, (now - startedAtNanos) / 1e9);
            paint(String.format(
                    "%d of %d documents, %.0f/s: %s %s", count, listed.get(), count / seconds, source, address));
        }
    }

    /** Wipes the line. */
    void end() {
        paint("");
        terminal.print('\r');
        terminal.flush();
    }

    private synchronized void paint(String text) {
        String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        terminal.print("\r" + line + " ".repeat(WIDTH - line.length()));
        terminal.flush();
    }
}
