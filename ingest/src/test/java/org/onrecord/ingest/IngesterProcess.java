package org.onrecord.ingest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topics;

/** An ingester in a process of its own, which a test can kill: BOOTSTRAP REGISTRY SOURCES USER-AGENT. */
final class IngesterProcess {

    private IngesterProcess() {}

    public static void main(String[] args) {
        Topics topics = new Topics(new HttpSchemaRegistry(URI.create(args[1]), Duration.ofSeconds(10)), 4);
        List<Source> sources = Sources.read(Path.of(args[2]), Map.of()).all();
        IngestSettings settings = settings(Map.of("bootstrap.servers", args[0]), topics, args[3]);
        try (Ingest ingest = new Ingest(settings, IngestListener.SILENT)) {
            ingest.once(sources);
        }
    }

    static IngestSettings settings(Map<String, Object> kafka, Topics topics, String userAgent) {
        Map<String, Object> missedSoon = new HashMap<>(kafka);
        missedSoon.put("session.timeout.ms", 6_000);
        return IngestSettings.of(
                missedSoon,
                topics,
                new FetchSettings(userAgent, 60_000, 60_000, 60_000, 2, 50, 2_000, 5, 100, 3_600_000, 5, 8));
    }
}
