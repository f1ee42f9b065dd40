package org.onrecord.app.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.schemas.Topic;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.ledger.Claim;
import org.onrecord.streams.ledger.ClaimOracle;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.topology.ArticleOracle;
import org.onrecord.streams.topology.DocumentExtractor;

/**
 * What the articles come to, by the batch oracle.
 *
 * @param revisions how many records the topic holds
 * @param evidence all live evidence, by claim id and evidence id
 * @param claims the claims with live evidence, with version 0
 * @param articles which revision of each article came last, as {@link FactFields#revision} says it
 * @param undecodable records that are no articles
 * @param unprocessable records that are articles and cannot be read for claims
 */
record ArticleFacts(
        long revisions,
        Map<String, Map<String, Evidence>> evidence,
        Map<String, Claim> claims,
        Map<String, String> articles,
        Set<Position> undecodable,
        Set<Position> unprocessable) {

    /** Reads the partitions side by side: all revisions of an article are in one. */
    static ArticleFacts read(
            TopicReader reader, Topic<String, Article> topic, DocumentExtractor extractor, EntityTable organisations)
            throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Partition>> reading = new ArrayList<>();
            for (TopicPartition partition : reader.partitions(topic.name())) {
                ArticleOracle oracle = new ArticleOracle(extractor, organisations);
                reading.add(threads.submit(() -> Partition.read(reader, partition, topic, oracle)));
            }
            return merged(reading);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ArticleFacts merged(List<Future<Partition>> reading) throws InterruptedException {
        List<Evidence> live = new ArrayList<>();
        Map<String, String> articles = new TreeMap<>();
        Set<Position> undecodable = new TreeSet<>();
        Set<Position> unprocessable = new TreeSet<>();
        long revisions = 0;
        for (Future<Partition> future : reading) {
            Partition partition = result(future);
            live.addAll(partition.oracle.evidence());
            articles.putAll(partition.articles);
            undecodable.addAll(partition.undecodable);
            unprocessable.addAll(partition.unprocessable);
            revisions += partition.revisions;
        }
        Map<String, Map<String, Evidence>> byClaim = new TreeMap<>();
        live.forEach(evidence -> byClaim.computeIfAbsent(evidence.claimId(), id -> new TreeMap<>())
                .put(evidence.evidenceId(), evidence));
        return new ArticleFacts(revisions, byClaim, ClaimOracle.claims(live), articles, undecodable, unprocessable);
    }

    private static Partition result(Future<Partition> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new KafkaException("The articles cannot be read", e.getCause());
        }
    }

    private static final class Partition {

        private final Topic<String, Article> topic;
        private final ArticleOracle oracle;
        private final Map<String, String> articles = new TreeMap<>();
        private final Set<Position> undecodable = new TreeSet<>();
        private final Set<Position> unprocessable = new TreeSet<>();
        private long revisions;

        private Partition(Topic<String, Article> topic, ArticleOracle oracle) {
            this.topic = topic;
            this.oracle = oracle;
        }

        static Partition read(
                TopicReader reader, TopicPartition partition, Topic<String, Article> topic, ArticleOracle oracle) {
            Partition read = new Partition(topic, oracle);
            read.revisions = reader.read(List.of(partition), read::add);
            return read;
        }

        private void add(ConsumerRecord<byte[], byte[]> record) {
            Position position = new Position(record.topic(), record.partition(), record.offset());
            Article article = decoded(record);
            if (article == null) {
                undecodable.add(position);
                return;
            }
            articles.put(
                    article.getArticleId(),
                    FactFields.revision(article.getContentHash(), article.getFetchedAt(), article.getWithdrawn()));
            String key = topic.keySerde().deserializer().deserialize(record.topic(), record.key());
            if (!article.getArticleId().equals(key) || !added(article)) {
                unprocessable.add(position);
            }
        }

        /** An extractor may fail in any way on a text that nobody thought of. */
        private boolean added(Article article) {
            try {
                oracle.add(article);
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }

        private @Nullable Article decoded(ConsumerRecord<byte[], byte[]> record) {
            try {
                return topic.valueSerde().deserializer().deserialize(record.topic(), record.value());
            } catch (SerializationException e) {
                return null;
            }
        }
    }
}
