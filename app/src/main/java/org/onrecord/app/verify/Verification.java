package org.onrecord.app.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.stack.Backlog;
import org.onrecord.avro.Entity;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.topology.ArticleOracle;
import org.onrecord.streams.topology.DocumentExtractor;
import org.onrecord.streams.topology.StreamsSettings;

/**
 * Computes anew from the articles what the facts have to be, and compares: the claims topic, the changes, the fact store,
 * and the dead letters of both components. Holds all evidence in memory.
 */
public final class Verification {

    private static final Duration LAG_CHECK = Duration.ofMillis(100);

    private final Map<String, Object> connection;
    private final Topics topics;
    private final DatabaseAddress database;
    private final DocumentExtractor extractor;
    private final EntityTable entities;

    /**
     * What was compared and found.
     *
     * @param revisions records of the articles topic
     * @param articles documents that these are revisions of
     * @param claims claims with live evidence
     * @param evidence live pieces of evidence
     * @param changes steps of claims
     * @param deadLetters records that neither component could read, and that this cannot read either
     * @param moved whether articles were published meanwhile, so that differences may be nothing but that
     */
    public record Result(
            long revisions,
            long articles,
            long claims,
            long evidence,
            long changes,
            long deadLetters,
            boolean moved,
            List<Difference> differences) {

        public Result {
            differences = List.copyOf(differences);
        }

        public boolean isEqual() {
            return differences.isEmpty();
        }
    }

    /**
     * @param connection how Kafka's clients reach the cluster
     * @param extractor the one that Streams uses
     * @param entities the organisations that Streams starts from
     */
    public Verification(
            Map<String, Object> connection,
            Topics topics,
            DatabaseAddress database,
            DocumentExtractor extractor,
            EntityTable entities) {
        this.connection = Map.copyOf(connection);
        this.topics = topics;
        this.database = database;
        this.extractor = extractor;
        this.entities = entities;
    }

    /**
     * Waits until Streams and sink have done everything that was published before the call.
     *
     * @return false when {@code timeout} passes first
     */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        Backlog backlog = new Backlog(connection, StreamsSettings.DEFAULT_APPLICATION_ID);
        return backlog.awaitProcessed(topics, timeout) && awaitApplied(backlog, deadlineNanos);
    }

    private boolean awaitApplied(Backlog backlog, long deadlineNanos) throws InterruptedException {
        for (String topic :
                List.of(topics.claimChanges().name(), topics.articles().name())) {
            var targets = backlog.afterLastRecords(topic);
            while (!isApplied(targets)) {
                if (System.nanoTime() > deadlineNanos) {
                    return false;
                }
                Thread.sleep(LAG_CHECK.toMillis());
            }
        }
        return true;
    }

    private boolean isApplied(Map<TopicPartition, Long> targets) {
        try (StoreReader store = new StoreReader(database)) {
            var applied = store.offsets();
            return targets.entrySet().stream()
                    .allMatch(target -> applied.getOrDefault(target.getKey(), 0L) >= target.getValue());
        }
    }

    /**
     * Compares everything.
     *
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer
     * @throws org.onrecord.sink.store.FactStoreException when the database does not answer
     */
    public Result run() throws InterruptedException {
        TopicReader reader = new TopicReader(connection);
        var partitions = reader.partitions(topics.articles().name());
        var ends = reader.ends(partitions);
        Set<Position> undecodable = new TreeSet<>();
        Set<Position> refused = new TreeSet<>();
        EntityTable organisations = organisations(TopicFacts.entities(reader, topics, undecodable), refused);
        ArticleFacts articles = ArticleFacts.read(reader, topics.articles(), extractor, organisations);
        TopicFacts facts = TopicFacts.read(reader, topics);
        undecodable.addAll(facts.undecodable());
        undecodable.addAll(articles.undecodable());
        try (StoreReader store = new StoreReader(database)) {
            List<Difference> differences = new ArrayList<>(Comparison.of(articles, facts, store));
            compareDeadLetters(articles, facts, store, undecodable, refused, differences);
            return new Result(
                    articles.revisions(),
                    articles.articles().size(),
                    articles.claims().size(),
                    articles.evidence().values().stream().mapToLong(Map::size).sum(),
                    facts.fold().changes(),
                    facts.deadLetterRecords(),
                    !reader.ends(partitions).equals(ends),
                    differences);
        }
    }

    private EntityTable organisations(List<ConsumerRecord<String, @Nullable Entity>> said, Set<Position> refused) {
        ArticleOracle.Directory directory = new ArticleOracle.Directory(entities);
        for (ConsumerRecord<String, @Nullable Entity> record : said) {
            Entity entity = record.value();
            boolean sound = entity == null || entity.getEntityId().equals(record.key());
            if (!sound || !directory.say(record.key(), entity)) {
                refused.add(new Position(record.topic(), record.partition(), record.offset()));
            }
        }
        return directory.table();
    }

    /** Each record that cannot be read has to be a dead letter, and there must be no other. */
    private static void compareDeadLetters(
            ArticleFacts articles,
            TopicFacts facts,
            StoreReader store,
            Set<Position> undecodable,
            Set<Position> refused,
            List<Difference> differences) {
        Set<Position> unreadable = new TreeSet<>(articles.undecodable());
        unreadable.addAll(articles.unprocessable());
        Set<Position> letters = store.deadLetters();
        Set<Position> all = new TreeSet<>(unreadable);
        Stream.of(undecodable, refused, facts.deadLetters().keySet(), letters).forEach(all::addAll);
        for (Position position : all) {
            boolean badArticle = unreadable.contains(position);
            boolean bad = badArticle || undecodable.contains(position) || refused.contains(position);
            boolean streamsToldAsItMust = facts.deadLetters().containsKey(position) ? bad : !badArticle;
            boolean sinkToldAsItMust = letters.contains(position) == undecodable.contains(position);
            if (!streamsToldAsItMust || !sinkToldAsItMust) {
                differences.add(new Difference(
                        "",
                        "dead letter " + position,
                        bad ? "unreadable" : "readable",
                        facts.deadLetters().getOrDefault(position, "no dead letter"),
                        letters.contains(position) ? "dead letter" : "no dead letter"));
            }
        }
    }
}
