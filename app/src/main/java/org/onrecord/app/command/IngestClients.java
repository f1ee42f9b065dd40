package org.onrecord.app.command;

import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.schemas.Topics;

/** What the commands that visit sources work with. */
final class IngestClients {

    private static final String PRODUCT = "OnRecord/0.1";
    private static final int PARTITIONS = 4;

    private IngestClients() {}

    /**
     * @param contact a web or mail address that goes into the User-Agent header, or null
     * @param limit the most documents of a source that a run looks at
     */
    static IngestSettings settings(ConnectionOptions connection, @Nullable String contact, int limit) {
        String userAgent = contact == null ? PRODUCT : PRODUCT + " (+" + contact + ")";
        IngestSettings defaults = IngestSettings.of(
                connection.kafka(), new Topics(connection.registry(), PARTITIONS), FetchSettings.defaults(userAgent));
        return new IngestSettings(
                defaults.kafka(),
                defaults.topics(),
                defaults.groupId(),
                defaults.fetch(),
                limit,
                defaults.resolver(),
                defaults.clock(),
                defaults.runIds(),
                defaults.random(),
                defaults.patience());
    }
}
