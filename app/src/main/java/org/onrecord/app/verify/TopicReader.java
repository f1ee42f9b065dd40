package org.onrecord.app.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what topics hold at the moment, as bytes and without what was never committed. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    private final Map<String, Object> properties;

    public TopicReader(Map<String, Object> connection) {
        properties = new HashMap<>(connection);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
    }

    public List<TopicPartition> partitions(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        }
    }

    /** Where the next committed record of each partition will be. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions);
        }
    }

    /**
     * Reads from the first record to the last that is there at the time of the call, each partition in its order.
     *
     * @return how many records there were
     * @throws KafkaException when the cluster does not answer
     */
    public long read(Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long records = 0;
            long heardNanos = System.nanoTime();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                polled.forEach(reader);
                records += polled.count();
                heardNanos = polled.isEmpty() ? heardNanos : System.nanoTime();
                if (System.nanoTime() - heardNanos > SILENCE_MAX.toNanos()) {
                    throw new KafkaException("Nothing came from " + partitions + " for " + SILENCE_MAX.toSeconds()
                            + " seconds, though there is more");
                }
            }
            return records;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
