package org.onrecord.ingest;

import java.time.Instant;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.publish.Decision;

/** Hears of the progress of a run. Called from several threads at once; must be quick and must not throw. */
public interface IngestListener {

    /** Hears nothing. */
    IngestListener SILENT = new IngestListener() {};

    /** A visit to a source begins. */
    default void sourceStarted(String source) {}

    /** The source has listed its documents. */
    default void documentsListed(String source, int count) {}

    /** A document came from the web, and is parsed next. */
    default void pageReceived(String source, FetchResult.Fetched page, Instant at) {}

    /**
     * One document is dealt with.
     *
     * @param reason one line where the kind needs one, else empty
     */
    default void documentDone(String source, String address, Decision.Kind kind, String reason) {}

    /** A visit to a source has ended. */
    default void sourceFinished(SourceReport report) {}
}
