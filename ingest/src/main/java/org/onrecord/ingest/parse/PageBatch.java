package org.onrecord.ingest.parse;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onrecord.ingest.article.ArticleParser;

/** Reads pages on several threads and writes one line for each, in order, holding only a few at a time. */
public final class PageBatch {

    private static final int PAGES_AHEAD_PER_THREAD = 8;

    private final int threads;
    private final ArticleParser parser;

    /** @param threads at least 1 */
    public PageBatch(int threads, ArticleParser parser) {
        if (threads < 1) {
            throw new IllegalArgumentException("A batch of pages needs at least one thread, got " + threads);
        }
        this.threads = threads;
        this.parser = parser;
    }

    /** How many pages gave an article, and how many an error. */
    public record Outcome(long read, long failed) {}

    /**
     * Reads every page and appends its line, ended by a line feed, to {@code out}.
     *
     * @throws IOException when {@code out} does
     * @throws InterruptedException when this thread is; pages not yet written are dropped
     */
    public Outcome run(Iterator<PageFile> pages, Appendable out) throws IOException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            PageReader reader = new PageReader(parser);
            Deque<Future<PageReader.Line>> ahead = new ArrayDeque<>();
            Outcome outcome = new Outcome(0, 0);
            while (pages.hasNext() || !ahead.isEmpty()) {
                if (pages.hasNext() && ahead.size() < threads * PAGES_AHEAD_PER_THREAD) {
                    PageFile page = pages.next();
                    ahead.add(executor.submit(() -> reader.read(page)));
                } else {
                    outcome = write(ahead.remove().get(), out, outcome);
                }
            }
            return outcome;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A page reader broke its promise never to throw", broken.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Outcome write(PageReader.Line line, Appendable out, Outcome before) throws IOException {
        out.append(line.json()).append('\n');
        return line.isRead()
                ? new Outcome(before.read() + 1, before.failed())
                : new Outcome(before.read(), before.failed() + 1);
    }
}
