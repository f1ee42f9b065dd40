package org.onrecord.app.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.RunReport;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Sources;

/** The demo's work in a process of its own, for a test to kill. */
final class SampleRun {

    static final String READY = "ready";
    static final String PUBLISHED = "published";
    /** So that what a kill leaves in the broker's groups, and its own registration, is taken for dead sooner. */
    static final Map<String, String> SHORT_SESSIONS = Map.of(
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "group.streams.session.timeout.ms", "4000",
            "group.streams.min.session.timeout.ms", "4000");

    private static final Duration LIFETIME_MAX = Duration.ofMinutes(3);

    private SampleRun() {}

    /**
     * Starts the stack on the directory {@code arguments[0]}, ingests the sources of the file {@code arguments[1]}, says
     * so on standard output, and waits to be killed.
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (LocalStack stack = LocalStack.start(Path.of(arguments[0]), EmbeddedStack.Ports.FREE, SHORT_SESSIONS)) {
            System.out.println(READY);
            ingest(stack, Path.of(arguments[1]));
            System.out.println(PUBLISHED);
            Thread.sleep(LIFETIME_MAX.toMillis());
        }
    }

    static RunReport ingest(LocalStack stack, Path sources) {
        IngestSettings settings =
                IngestSettings.of(stack.connection(), stack.topics(), FetchSettings.defaults("OnRecord/test"));
        try (Ingest ingest = new Ingest(settings, IngestListener.SILENT)) {
            return ingest.once(Sources.read(sources, Map.of()).all());
        }
    }
}
