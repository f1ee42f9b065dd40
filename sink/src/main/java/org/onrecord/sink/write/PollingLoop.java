package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the consumer. It never waits for the database: what cannot be handed over stays in its lane, the
 * lane's partition is paused, and polling goes on, so that the consumer stays in its group for as long as the database
 * is away.
 */
final class PollingLoop implements ConsumerRebalanceListener, PartitionWriter.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(PollingLoop.class);
    private static final Duration BUSY_POLL = Duration.ofMillis(5);
    private static final Duration IDLE_POLL = Duration.ofMillis(50);
    private static final Duration POSITION_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_POSITION_PAUSE = Duration.ofSeconds(3);
    // Short of the time after which a consumer that does not poll loses its partitions.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(20);

    private record Written(Batch batch, PartitionWriter.Outcome outcome) {}

    private final SinkSettings settings;
    private final RecordTranslation translation;
    private final List<PartitionWriter> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Set<TopicPartition> unpositioned = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final Queue<Written> results = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> writerFailure = new AtomicReference<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong fenced = new AtomicLong();
    private final AtomicLong waits = new AtomicLong();
    private final Consumer<byte[], byte[]> consumer;
    private final SummaryRefresh summary;
    private volatile boolean closing;
    private volatile boolean idle;
    private final Set<TopicPartition> waiting = ConcurrentHashMap.newKeySet();
    private Duration positionPause = POSITION_PAUSE;
    private long positionAgainAtNanos = System.nanoTime();
    private long committedAtNanos = System.nanoTime();

    PollingLoop(SinkSettings settings, RecordTranslation translation, BatchTransaction.Probe probe) {
        this.settings = settings;
        this.translation = translation;
        consumer = new KafkaConsumer<>(
                consumerProperties(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (int i = 0; i < settings.writers(); i++) {
            PartitionWriter writer = new PartitionWriter(settings.database(), new BatchTransaction(probe), this);
            writers.add(writer);
            threads.add(new Thread(writer, "onrecord-sink-writer-" + i));
        }
        summary = new SummaryRefresh(settings.database(), records::get, () -> idle);
        threads.add(new Thread(summary, "onrecord-sink-summary"));
    }

    void run() {
        try (consumer;
                ClusterQuery cluster = new ClusterQuery(settings.kafkaProperties())) {
            consumer.subscribe(translation.topics(), this);
            threads.forEach(Thread::start);
            while (!closing) {
                step(cluster);
            }
        } finally {
            stopWriters();
        }
    }

    void close() {
        closing = true;
    }

    /** Brings the summaries up to what is applied. */
    void refreshSummaries() {
        summary.refresh();
    }

    SinkStatistics statistics() {
        return new SinkStatistics(records.get(), batches.get(), fenced.get(), waits.get());
    }

    private void step(ClusterQuery cluster) {
        RuntimeException failure = writerFailure.get();
        if (failure != null) {
            throw failure;
        }
        takeResults();
        if (!unpositioned.isEmpty() && System.nanoTime() >= positionAgainAtNanos) {
            position(cluster);
        }
        idle = lanes.values().stream().allMatch(Lane::isIdle);
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(idle ? IDLE_POLL : BUSY_POLL);
        for (TopicPartition partition : polled.partitions()) {
            Lane lane = lanes.get(partition);
            if (lane != null) {
                lane.add(polled.records(partition));
            }
        }
        advanceLanes();
        commitProgress();
    }

    private void advanceLanes() {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> roomy = new ArrayList<>();
        for (var entry : lanes.entrySet()) {
            TopicPartition partition = entry.getKey();
            String obstacle = entry.getValue().advance(translation, consumer.position(partition), System.nanoTime());
            if (obstacle != null) {
                LOG.warn("{} waits: {}", partition, obstacle);
            }
            (entry.getValue().hasRoom() ? roomy : full).add(partition);
        }
        consumer.pause(full);
        consumer.resume(roomy);
    }

    private void takeResults() {
        Written written;
        while ((written = results.poll()) != null) {
            Batch batch = written.batch();
            Lane lane = lanes.get(batch.partition());
            if (lane == null || lane.lease() != batch.lease()) {
                continue;
            }
            switch (written.outcome()) {
                case APPLIED -> {
                    lane.written();
                    uncommitted.put(batch.partition(), new OffsetAndMetadata(batch.nextOffset()));
                }
                case FENCED -> {
                    fenced.incrementAndGet();
                    LOG.warn("{} was written by another sink: reading again from the stored offset", batch.partition());
                    release(batch.partition());
                    await(batch.partition());
                }
                case DROPPED -> lane.written();
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(this::await);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::release);
    }

    /** Without a position of its own, a partition would be read from the group's offset, which means nothing here. */
    private void await(TopicPartition partition) {
        consumer.pause(List.of(partition));
        consumer.seek(partition, 0);
        unpositioned.add(partition);
    }

    private void release(TopicPartition partition) {
        unpositioned.remove(partition);
        uncommitted.remove(partition);
        Lane lane = lanes.remove(partition);
        if (lane != null) {
            lane.lease().end();
        }
    }

    private void position(ClusterQuery cluster) {
        try (Connection connection = settings.database().connect("onrecord-sink", SILENCE_MAX)) {
            Map<String, @Nullable String> topicIds = new HashMap<>();
            for (TopicPartition partition : List.copyOf(unpositioned)) {
                String topic = partition.topic();
                if (!topicIds.containsKey(topic)) {
                    topicIds.put(topic, cluster.topicId(topic));
                }
                String topicId = topicIds.get(topic);
                if (topicId != null) {
                    position(partition, topicId, OffsetTable.positionOrFirst(connection, partition, topicId));
                }
            }
            positionPause = POSITION_PAUSE;
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.PERMANENT) {
                throw settings.database().refusal(e);
            }
            waits.incrementAndGet();
            if (positionPause.equals(POSITION_PAUSE)) {
                LOG.warn("The stored offsets cannot be read now, trying again: {}", e.getMessage());
            }
            Duration doubled = positionPause.multipliedBy(2);
            positionPause = doubled.compareTo(LONGEST_POSITION_PAUSE) < 0 ? doubled : LONGEST_POSITION_PAUSE;
        }
        positionAgainAtNanos = System.nanoTime() + positionPause.toNanos();
    }

    private void position(TopicPartition partition, String topicId, OffsetTable.Position stored) {
        if (!stored.topicId().equals(topicId)) {
            throw new SinkException("Topic " + partition.topic()
                    + " was made anew since the fact store was filled from it"
                    + " (its id was " + stored.topicId() + " and is " + topicId + "), so that its versions and offsets"
                    + " do not go on from the stored ones. Empty the fact store, and the sink fills it again");
        }
        consumer.seek(partition, stored.nextOffset());
        consumer.resume(List.of(partition));
        unpositioned.remove(partition);
        PartitionWriter writer = writers.get(Math.floorMod(partition.hashCode(), writers.size()));
        Lease lease = new Lease(partition, topicId);
        lanes.put(partition, new Lane(lease, writer, settings, stored.nextOffset(), System.nanoTime()));
    }

    /** The group's own offsets steer nothing: they let the tools that show a group's lag show the truth. */
    private void commitProgress() {
        long now = System.nanoTime();
        if (!uncommitted.isEmpty() && now - committedAtNanos >= COMMIT_INTERVAL.toNanos()) {
            committedAtNanos = now;
            consumer.commitAsync(Map.copyOf(uncommitted), (offsets, failure) -> {
                if (failure != null) {
                    LOG.debug("The group's offsets were not committed", failure);
                }
            });
            uncommitted.clear();
        }
    }

    @Override
    public void written(Batch batch, PartitionWriter.Outcome outcome) {
        if (waiting.remove(batch.partition())) {
            LOG.info("{} goes on", batch.partition());
        }
        if (outcome == PartitionWriter.Outcome.APPLIED) {
            records.addAndGet(batch.sources().size());
            batches.incrementAndGet();
        }
        results.add(new Written(batch, outcome));
    }

    @Override
    public void waiting(Batch batch, SQLException reason) {
        waits.incrementAndGet();
        if (waiting.add(batch.partition())) {
            LOG.warn("{} waits for the database: {}", batch.partition(), reason.getMessage());
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        writerFailure.compareAndSet(null, failure);
    }

    private void stopWriters() {
        summary.close();
        writers.forEach(PartitionWriter::close);
        try {
            for (Thread thread : threads) {
                thread.join(JOIN_TIMEOUT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Properties consumerProperties(SinkSettings settings) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(16 << 20));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(4 << 20));
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "10000");
        // A sink that was killed holds its partitions for this long.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000");
        properties.putAll(settings.kafkaProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // An offset that the topic no longer has: what is left is read, and the versions tell what is missing.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }
}
