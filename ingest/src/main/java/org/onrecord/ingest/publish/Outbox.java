package org.onrecord.ingest.publish;

import java.util.concurrent.CompletableFuture;

/** Where publications go. Safe for use by several threads. */
public interface Outbox {

    /**
     * Hands a publication over, waiting for room. The future completes when it is committed, or exceptionally when it
     * was not and never will be.
     */
    CompletableFuture<Void> submit(Publication publication);
}
