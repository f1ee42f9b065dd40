package org.onrecord.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.fetch.NameResolver;
import org.onrecord.schemas.Topics;

/**
 * What ingest works with.
 *
 * @param kafka how the cluster is reached: {@code bootstrap.servers} and whatever security needs
 * @param groupId ingesters with the same one share the sources
 * @param limit the most documents of a source that a run looks at
 * @param runIds a new run id at every call
 * @param random numbers from 0 to 1
 * @param patience how long the cluster may be silent before a run fails
 */
public record IngestSettings(
        Map<String, Object> kafka,
        Topics topics,
        String groupId,
        FetchSettings fetch,
        int limit,
        NameResolver resolver,
        InstantSource clock,
        Supplier<String> runIds,
        DoubleSupplier random,
        Duration patience) {

    public IngestSettings {
        kafka = Map.copyOf(kafka);
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be at least 1, not " + limit);
        }
    }

    /** The settings for a cluster and the open web. */
    public static IngestSettings of(Map<String, Object> kafka, Topics topics, FetchSettings fetch) {
        return new IngestSettings(
                kafka,
                topics,
                "onrecord-ingest",
                fetch,
                Integer.MAX_VALUE,
                NameResolver.SYSTEM,
                InstantSource.system(),
                () -> java.util.UUID.randomUUID().toString(),
                Math::random,
                Duration.ofSeconds(30));
    }
}
