package org.onrecord.streams.topology;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.onrecord.avro.Article;
import org.onrecord.avro.ArticleEvidence;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.ClaimState;
import org.onrecord.avro.Entity;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.EvidenceChange;
import org.onrecord.schemas.AvroSerde;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.entity.EntityTable;

/**
 * From articles to claims and their changes:
 *
 * <pre>
 * entities -> (everywhere)
 *                 |
 * articles -> extract -> (by claim) -> ledger -+-> claim-changes
 *                                              +-> claims
 * </pre>
 */
public final class ClaimTopology {

    static final String ENTITY_STORE = "entities";
    static final String REASSIGNMENT_STORE = "reassignment";
    static final String ARTICLE_EVIDENCE_STORE = "article-evidence";
    static final String CLAIM_EVIDENCE_STORE = "claim-evidence";
    static final String EVIDENCE_INDEX_STORE = "evidence-index";
    static final String CLAIM_STATE_STORE = "claim-state";

    private final Topics topics;
    private final SchemaRegistry registry;
    private final DocumentExtractor extractor;
    private final Organisations organisations;

    /**
     * @param extractor finds claims in documents
     * @param entities the organisations to start from, which the entities topic adds to and overrides
     */
    public ClaimTopology(Topics topics, SchemaRegistry registry, DocumentExtractor extractor, EntityTable entities) {
        this.topics = topics;
        this.registry = registry;
        this.extractor = extractor;
        this.organisations = new Organisations(entities);
    }

    /** The topology for an application with these settings. */
    public Topology build(Properties settings) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(ENTITY_STORE), Serdes.String(), avro(Entity.class))
                        .withLoggingDisabled(),
                topics.entities().name(),
                Consumed.with(topics.entities().keySerde(), topics.entities().valueSerde())
                        .withName("entities"),
                () -> new OrganisationProcessor(organisations));
        KStream<String, ClaimChange> changes = builder.stream(
                        topics.articles().name(),
                        Consumed.with(
                                        topics.articles().keySerde(),
                                        topics.articles().valueSerde())
                                .withName("articles"))
                .process(extract(), Named.as("extract"))
                .repartition(Repartitioned.<String, EvidenceChange>as("evidence-by-claim")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(avro(EvidenceChange.class)))
                .process(ledger(), Named.as("ledger"));
        changes.to(
                topics.claimChanges().name(),
                Produced.with(
                                topics.claimChanges().keySerde(),
                                topics.claimChanges().valueSerde())
                        .withName("claim-changes"));
        changes.processValues(CurrentClaim::new, Named.as("current-claim"))
                .to(
                        topics.claims().name(),
                        Produced.with(
                                        topics.claims().keySerde(),
                                        topics.claims().valueSerde())
                                .withName("claims"));
        return builder.build(settings);
    }

    private ProcessorSupplier<String, Article, String, EvidenceChange> extract() {
        return supplier(
                () -> new EvidenceProcessor(extractor, organisations),
                Set.of(
                        store(ARTICLE_EVIDENCE_STORE, avro(ArticleEvidence.class)),
                        store(REASSIGNMENT_STORE, Serdes.String())));
    }

    private ProcessorSupplier<String, EvidenceChange, String, ClaimChange> ledger() {
        return supplier(
                LedgerProcessor::new,
                Set.of(
                        store(CLAIM_EVIDENCE_STORE, avro(Evidence.class)),
                        store(EVIDENCE_INDEX_STORE, Serdes.String()),
                        store(CLAIM_STATE_STORE, avro(ClaimState.class)).withCachingEnabled()));
    }

    private <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
        return new AvroSerde<>(registry, type);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> valueSerde) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), valueSerde)
                .withLoggingEnabled(Map.of());
    }

    private static <K, V, L, W> ProcessorSupplier<K, V, L, W> supplier(
            Supplier<Processor<K, V, L, W>> processors, Set<StoreBuilder<?>> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<K, V, L, W> get() {
                return processors.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    /** What a claim is after a change, without the headers that describe the change. */
    private static final class CurrentClaim extends ContextualFixedKeyProcessor<String, ClaimChange, Claim> {

        @Override
        public void process(FixedKeyRecord<String, ClaimChange> record) {
            context().forward(record.withValue(record.value().getAfter()).withHeaders(new RecordHeaders()));
        }
    }
}
