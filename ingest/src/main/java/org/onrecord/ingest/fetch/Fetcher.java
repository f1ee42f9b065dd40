package org.onrecord.ingest.fetch;

import java.util.concurrent.CompletableFuture;

/** Fetches documents, each when its host's turn has come. Safe for use by several threads. */
public interface Fetcher extends AutoCloseable {

    /** Queues a request. The future always completes with a value, also when the fetcher is closed. */
    CompletableFuture<FetchResult> fetch(FetchRequest request);

    @Override
    void close();
}
