package org.onrecord.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.bench.LineExtractor;
import org.onrecord.app.verify.Verification;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreException;
import org.onrecord.streams.entity.EntityTable;

/**
 * Whatever is killed and stopped while articles come in, the facts are those of the batch oracle in the end. Long with
 * {@code ./mvnw verify -Pchaos}; {@code -Donrecord.chaos.seed=N} repeats a run's articles and disturbances.
 */
class ChaosTest {

    private static final int ARTICLES = Integer.getInteger("onrecord.chaos.articles", 400);
    private static final long SEED = Long.getLong("onrecord.chaos.seed", 20260301L);
    private static final int ARTICLES_PER_SECOND = Integer.getInteger("onrecord.chaos.rate", 40);
    private static final int ROUNDS_MAX = Integer.getInteger("onrecord.chaos.rounds", 1);
    private static final int QUIET_MILLIS_MAX = 1_500;
    private static final Duration DRAIN_MAX = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void theFactsEqualTheOraclesWhateverIsKilledAndStopped() throws Exception {
        try (ChaosCluster cluster = new ChaosCluster(directory)) {
            ChaosStory story = new ChaosStory(SEED, cluster.topics().articles());
            Map<Disturbance, Integer> done = publishUnderDisturbances(cluster, story);

            Verification.Result result = verify(cluster);

            System.out.printf(
                    "Chaos with seed %d: %s; %d vain starts; %s%n", SEED, done, cluster.vainStarts(), summary(result));
            assertThat(result.differences())
                    .as(() -> "Seed " + SEED + logs(cluster))
                    .isEmpty();
            Map<ChaosStory.Publication, Long> arrived = arrived(cluster);
            assertThat(arrived.keySet()).isEqualTo(story.published().keySet());
            assertThat(story.published())
                    .allSatisfy(
                            (record, times) -> assertThat(arrived.get(record)).isGreaterThanOrEqualTo(times));
            assertThat(result.revisions()).isEqualTo(total(arrived, arrived.keySet()));
            assertThat(result.deadLetters()).isEqualTo(total(arrived, story.poisoned()));
            assertThat(cluster.ownEnds())
                    .as("Processes that were running and ended by themselves")
                    .isEmpty();
            assertThat(done).containsOnlyKeys(Disturbance.values());
        }
    }

    private static Map<Disturbance, Integer> publishUnderDisturbances(ChaosCluster cluster, ChaosStory story)
            throws Exception {
        ExecutorService publisher = Executors.newSingleThreadExecutor();
        try {
            Future<?> publishing = publisher.submit(() -> publish(cluster, story));
            Map<Disturbance, Integer> done = new EnumMap<>(Disturbance.class);
            Random random = new Random(SEED);
            for (int round = 0; round < ROUNDS_MAX && (round == 0 || !publishing.isDone()); round++) {
                List<Disturbance> next = new ArrayList<>(List.of(Disturbance.values()));
                Collections.shuffle(next, random);
                for (Disturbance disturbance : next) {
                    tendFor(cluster, 500 + random.nextInt(QUIET_MILLIS_MAX));
                    cluster.disturb(disturbance, random);
                    done.merge(disturbance, 1, Integer::sum);
                }
            }
            while (!publishing.isDone()) {
                tendFor(cluster, QUIET_MILLIS_MAX);
            }
            publishing.get();
            return done;
        } finally {
            publisher.shutdownNow();
        }
    }

    private static void tendFor(ChaosCluster cluster, long millis) throws Exception {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < deadlineNanos) {
            cluster.tend();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** How often each record is in the articles topic. */
    private static Map<ChaosStory.Publication, Long> arrived(ChaosCluster cluster) {
        Map<ChaosStory.Publication, Long> arrived = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(cluster.connection(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer
                    .partitionsFor(cluster.topics().articles().name())
                    .stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                arrived.merge(ChaosStory.Publication.of(record.key(), record.value()), 1L, Long::sum));
            }
        }
        return arrived;
    }

    private static long total(Map<ChaosStory.Publication, Long> times, Set<ChaosStory.Publication> records) {
        return records.stream().mapToLong(times::get).sum();
    }

    /**
     * Publishes steadily, so that there is something under way whenever something is killed. Without idempotence: an
     * idempotent producer was seen to hold one record back for ever after the broker's kill. A record may so be there
     * twice, which is one more repetition for the oracle, too.
     */
    private static Void publish(ChaosCluster cluster, ChaosStory story)
            throws InterruptedException, ExecutionException {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", cluster.bootstrapServers(),
                "linger.ms", "5",
                "enable.idempotence", "false",
                "max.in.flight.requests.per.connection", "1",
                "max.block.ms", "240000",
                "delivery.timeout.ms", "240000");
        long beginNanos = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < ARTICLES; i++) {
                ChaosStory.Publication next = story.next(i);
                sent.add(producer.send(
                        new ProducerRecord<>(cluster.topics().articles().name(), next.keyBytes(), next.valueBytes())));
                long aheadNanos = i * 1_000_000_000L / ARTICLES_PER_SECOND - (System.nanoTime() - beginNanos);
                if (aheadNanos > 0) {
                    TimeUnit.NANOSECONDS.sleep(aheadNanos);
                }
            }
            producer.flush();
        }
        for (Future<?> each : sent) {
            each.get();
        }
        return null;
    }

    private static Verification.Result verify(ChaosCluster cluster) throws Exception {
        Verification verification = new Verification(
                cluster.connection(),
                cluster.topics(),
                new DatabaseAddress(cluster.jdbcUrl()),
                new LineExtractor(),
                EntityTable.empty());
        long deadlineNanos = System.nanoTime() + DRAIN_MAX.toNanos();
        while (!cluster.isUndisturbed() || !isCaughtUp(verification)) {
            assertThat(System.nanoTime())
                    .as(() -> "Everything is applied within " + DRAIN_MAX + " after seed " + SEED + logs(cluster))
                    .isLessThan(deadlineNanos);
            cluster.tend();
        }
        return verification.run();
    }

    private static boolean isCaughtUp(Verification verification) throws InterruptedException {
        try {
            return verification.awaitCaughtUp(Duration.ofSeconds(2));
        } catch (KafkaException | FactStoreException e) {
            // The broker or the database that was killed last is not back yet.
            return false;
        }
    }

    private static String summary(Verification.Result result) {
        return "%d revisions of %d articles, %d claims, %d pieces of evidence, %d changes, %d dead letters"
                .formatted(
                        result.revisions(),
                        result.articles(),
                        result.claims(),
                        result.evidence(),
                        result.changes(),
                        result.deadLetters());
    }

    private static String logs(ChaosCluster cluster) {
        try {
            return cluster.logs();
        } catch (java.io.IOException e) {
            return "; the logs cannot be read: " + e;
        }
    }
}
