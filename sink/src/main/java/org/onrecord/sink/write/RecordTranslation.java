package org.onrecord.sink.write;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Entity;
import org.onrecord.avro.IngestRun;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.SchemaRegistryUnavailableException;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;

/** The edge between the topics' records and what is written: decodes, and turns what cannot be decoded into a value. */
final class RecordTranslation {

    private static final int ANY_PARTITIONS = 1;

    private final Map<String, BiFunction<@Nullable String, byte @Nullable [], Entry>> translationsByTopic;

    RecordTranslation(SchemaRegistry registry) {
        Topics topics = new Topics(registry, ANY_PARTITIONS);
        Topic<String, ClaimChange> changes = topics.claimChanges();
        Topic<String, Article> articles = topics.articles();
        Topic<String, Entity> entities = topics.entities();
        Topic<String, IngestRun> runs = topics.ingestRuns();
        translationsByTopic = Map.of(
                changes.name(), (key, value) -> ClaimRows.step(decoded(changes, value)),
                articles.name(), (key, value) -> ArticleRows.revision(decoded(articles, value)),
                runs.name(), (key, value) -> ArticleRows.visit(decoded(runs, value)),
                entities.name(),
                        (key, value) -> value == null && key != null
                                ? new Entry.EntityRemoval(key)
                                : definition(decoded(entities, value)));
    }

    /** The topics that are written to the fact store. */
    Set<String> topics() {
        return translationsByTopic.keySet();
    }

    /**
     * What {@code source} asks to be written, or why it cannot be read.
     *
     * @throws SchemaRegistryUnavailableException when the record's schema is not known yet and cannot be asked for now
     */
    Entry translate(ConsumerRecord<byte[], byte[]> source) {
        BiFunction<@Nullable String, byte @Nullable [], Entry> translation = translationsByTopic.get(source.topic());
        if (translation == null) {
            throw new IllegalStateException("The sink does not read topic " + source.topic());
        }
        try {
            String key = source.key() == null ? null : new String(source.key(), StandardCharsets.UTF_8);
            return translation.apply(key, source.value());
        } catch (SerializationException e) {
            return new Entry.Unreadable(reason(e));
        }
    }

    private static Entry.EntityDefinition definition(Entity entity) {
        return new Entry.EntityDefinition(
                entity.getEntityId(),
                entity.getName(),
                entity.getKind().name(),
                entity.getTickers(),
                entity.getOwner(),
                entity.getDomain(),
                entity.getMergedInto(),
                entity.getAliases());
    }

    private static <T> T decoded(Topic<String, T> topic, byte @Nullable [] value) {
        T decoded = topic.valueSerde().deserializer().deserialize(topic.name(), value);
        if (decoded == null) {
            throw new SerializationException("A record of " + topic.name() + " has no value");
        }
        return decoded;
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause;
    }
}
