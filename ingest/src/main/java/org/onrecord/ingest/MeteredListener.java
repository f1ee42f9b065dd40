package org.onrecord.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.publish.Decision;

/**
 * Counts documents ({@code onrecord.ingest.documents}, by source and outcome) and times visits ({@code
 * onrecord.ingest.visits}, by source), and passes everything on.
 */
public final class MeteredListener implements IngestListener {

    private final MeterRegistry registry;
    private final IngestListener next;

    /** @param next hears all that this one hears */
    public MeteredListener(MeterRegistry registry, IngestListener next) {
        this.registry = registry;
        this.next = next;
    }

    @Override
    public void sourceStarted(String source) {
        next.sourceStarted(source);
    }

    @Override
    public void documentsListed(String source, int count) {
        next.documentsListed(source, count);
    }

    @Override
    public void pageReceived(String source, FetchResult.Fetched page, Instant at) {
        next.pageReceived(source, page, at);
    }

    @Override
    public void documentDone(String source, String address, Decision.Kind kind, String reason) {
        String outcome = kind.name().toLowerCase(Locale.ROOT);
        registry.counter("onrecord.ingest.documents", "source", source, "outcome", outcome)
                .increment();
        next.documentDone(source, address, kind, reason);
    }

    @Override
    public void sourceFinished(SourceReport report) {
        registry.timer("onrecord.ingest.visits", "source", report.source()).record(report.duration());
        next.sourceFinished(report);
    }
}
