package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.MeteredListener;
import org.onrecord.ingest.SourceReport;
import org.onrecord.ingest.publish.Decision;

class MetricsServerTest {

    @Test
    void countsBySourceAndOutcomeAreScraped() throws Exception {
        try (MetricsServer metrics = new MetricsServer(0)) {
            MeteredListener listener = new MeteredListener(metrics.registry(), IngestListener.SILENT);
            listener.documentDone("newsroom", "https://example.com/a", Decision.Kind.NEW, "");
            listener.documentDone("newsroom", "https://example.com/b", Decision.Kind.NEW, "");
            listener.sourceFinished(new SourceReport(
                    "newsroom", Instant.EPOCH, Instant.EPOCH.plusSeconds(3), true, 2, 2, 0, 0, 0, 0, 0, List.of()));

            String text = scrape(metrics.port());

            assertThat(text)
                    .contains("onrecord_ingest_documents_total{outcome=\"new\",source=\"newsroom\"} 2.0")
                    .contains("onrecord_ingest_visits_seconds_sum{source=\"newsroom\"} 3.0");
        }
    }

    private static String scrape(int port) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
