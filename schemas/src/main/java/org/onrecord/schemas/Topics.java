package org.onrecord.schemas;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.Serdes;
import org.onrecord.avro.Article;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Entity;
import org.onrecord.avro.IngestRun;
import org.onrecord.avro.IngestState;

/**
 * The catalogue of the topics through which the components work together. Keys are UTF-8 strings throughout.
 */
public final class Topics {

    /** What a cluster's default replication factor is called in the admin protocol. */
    public static final short DEFAULT_REPLICATION = -1;

    private static final Map<String, String> KEPT = Map.of(RETENTION_MS_CONFIG, "-1", COMPRESSION_TYPE_CONFIG, "zstd");
    private static final Map<String, String> COMPACTED =
            Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT, COMPRESSION_TYPE_CONFIG, "zstd");

    private final SchemaRegistry registry;
    private final int partitions;
    private final List<Topic<?, ?>> all = new ArrayList<>();
    private final Topic<String, Article> articles;
    private final Topic<String, Entity> entities;
    private final Topic<String, Claim> claims;
    private final Topic<String, ClaimChange> claimChanges;
    private final Topic<byte[], byte[]> streamsDeadLetters;
    private final Topic<String, IngestState> ingestState;
    private final Topic<String, IngestRun> ingestRuns;

    /**
     * @param registry where the records' schemas are registered and looked up
     * @param partitions how many partitions the topics that carry articles and claims are created with
     */
    public Topics(SchemaRegistry registry, int partitions) {
        this.registry = registry;
        this.partitions = partitions;
        articles = avro("onrecord.articles.v1", Article.class, KEPT);
        entities = avro("onrecord.entities.v1", Entity.class, COMPACTED);
        claims = avro("onrecord.claims.v1", Claim.class, COMPACTED);
        claimChanges = avro("onrecord.claim-changes.v1", ClaimChange.class, KEPT);
        streamsDeadLetters = add(new Topic<>(
                "onrecord.streams.dead-letters.v1", Serdes.ByteArray(), Serdes.ByteArray(), partitions, KEPT));
        ingestState = avro("onrecord.ingest-state.v1", IngestState.class, COMPACTED);
        ingestRuns = avro("onrecord.ingest-runs.v1", IngestRun.class, KEPT);
    }

    /** Every revision of every article, keyed by article id, kept for ever as the source of replays. */
    public Topic<String, Article> articles() {
        return articles;
    }

    /** Organisations that users add or override, keyed by entity id. */
    public Topic<String, Entity> entities() {
        return entities;
    }

    /** The current state of every claim, keyed by claim id. */
    public Topic<String, Claim> claims() {
        return claims;
    }

    /** Every step of every claim, keyed by claim id. */
    public Topic<String, ClaimChange> claimChanges() {
        return claimChanges;
    }

    /** What Streams could not decode or process: the original key and value, with the reason in the headers. */
    public Topic<byte[], byte[]> streamsDeadLetters() {
        return streamsDeadLetters;
    }

    /**
     * What ingest remembers of its sources and documents. Its partitions are the shares in which ingesters divide the
     * sources: a record is in the partition of its source's share, whatever its key.
     */
    public Topic<String, IngestState> ingestState() {
        return ingestState;
    }

    /** What every visit to a source came to, keyed by source name. */
    public Topic<String, IngestRun> ingestRuns() {
        return ingestRuns;
    }

    /** All topics of the catalogue. */
    public List<Topic<?, ?>> all() {
        return List.copyOf(all);
    }

    /**
     * Creates the topics that the cluster does not have yet; one that exists is left as it is.
     *
     * @throws KafkaException when the cluster refuses or does not answer
     */
    public void createMissing(Admin admin, short replicationFactor) {
        try {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = all.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> topic.toNewTopic(replicationFactor))
                    .toList();
            for (var creation : admin.createTopics(missing).values().entrySet()) {
                awaitCreation(creation.getValue());
            }
        } catch (ExecutionException e) {
            throw new KafkaException("Cannot create the topics: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while creating the topics", e);
        }
    }

    private static void awaitCreation(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private <T extends SpecificRecord> Topic<String, T> avro(
            String name, Class<T> type, Map<String, String> configuration) {
        return add(new Topic<>(name, Serdes.String(), new AvroSerde<>(registry, type), partitions, configuration));
    }

    private <K, V> Topic<K, V> add(Topic<K, V> topic) {
        all.add(topic);
        return topic;
    }
}
