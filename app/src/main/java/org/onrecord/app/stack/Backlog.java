package org.onrecord.app.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.topology.StreamsSettings;

/** What a streams group still has to read. Transaction markers, which nobody reads, do not count. */
public final class Backlog {

    /** The topic inside Streams that carries evidence from the articles' partitions to those of the claims. */
    private static final String REPARTITION = StreamsSettings.DEFAULT_APPLICATION_ID + "-evidence-by-claim-repartition";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CHECK = Duration.ofMillis(50);
    private static final int LOOK_BACK = 16;

    private final Map<String, Object> connection;
    private final String groupId;

    /**
     * @param connection how Kafka's clients reach the cluster
     */
    public Backlog(Map<String, Object> connection, String groupId) {
        this.connection = Map.copyOf(connection);
        this.groupId = groupId;
    }

    /**
     * Waits until the group has committed everything that {@code topic} holds at the time of the call.
     *
     * @return false when {@code timeout} passes first
     */
    private boolean awaitRead(String topic, Duration timeout) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        Map<TopicPartition, Long> targets = afterLastRecords(topic);
        try (Admin admin = Admin.create(connection)) {
            while (!isRead(admin, targets)) {
                if (System.nanoTime() > deadlineNanos) {
                    return false;
                }
                Thread.sleep(CHECK.toMillis());
            }
        }
        return true;
    }

    /**
     * Waits until Kafka Streams has worked off every article that was published before the call.
     *
     * @return false when {@code timeout} passes first, for either of its two steps
     */
    public boolean awaitProcessed(Topics topics, Duration timeout) throws InterruptedException {
        return awaitRead(topics.articles().name(), timeout) && awaitRead(REPARTITION, timeout);
    }

    private boolean isRead(Admin admin, Map<TopicPartition, Long> targets) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listStreamsGroupOffsets(
                            Map.of(groupId, new ListStreamsGroupOffsetsSpec()))
                    .partitionsToOffsetAndMetadata(groupId)
                    .get();
            return targets.entrySet().stream().allMatch(target -> {
                OffsetAndMetadata offset = committed.get(target.getKey());
                return target.getValue() == 0 || offset != null && offset.offset() >= target.getValue();
            });
        } catch (ExecutionException e) {
            throw new KafkaException("The progress of " + groupId + " cannot be read: " + e.getCause(), e.getCause());
        }
    }

    /** For each partition the offset after its last committed record, 0 where there is none. */
    public Map<TopicPartition, Long> afterLastRecords(String topic) {
        Map<String, Object> properties = new HashMap<>(connection);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        // One partition after the other: what the last one is asked for ahead would hold up the next for this long.
        properties.put("fetch.max.wait.ms", "10");
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                offsets.put(
                        partition,
                        afterLastRecord(consumer, partition, beginnings.get(partition), ends.get(partition)));
            }
        }
        return offsets;
    }

    /** Steps back from the end until there is a record; the offset after it, or 0 when there is none. */
    private static long afterLastRecord(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long beginning, long end) {
        consumer.assign(List.of(partition));
        for (long back = LOOK_BACK, from = end; from > beginning; back *= 2) {
            from = Math.max(beginning, end - back);
            consumer.seek(partition, from);
            long last = -1;
            while (consumer.position(partition) < end) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (var record : records) {
                    last = record.offset() < end ? record.offset() : last;
                }
            }
            if (last >= 0) {
                return last + 1;
            }
        }
        return 0;
    }
}
