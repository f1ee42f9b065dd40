package org.onrecord.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.avro.IngestState;
import org.onrecord.schemas.Topic;

/** Reads the state topic, committed records only, into the memory. */
public final class MemoryReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Topic<String, IngestState> topic;
    private final Memory memory;
    private final List<TopicPartition> partitions;
    private final Duration patience;

    /**
     * @param consumer reads committed records only
     * @param patience how long the cluster may be silent
     */
    public MemoryReader(
            Consumer<byte[], byte[]> consumer, Topic<String, IngestState> topic, Memory memory, Duration patience) {
        this.consumer = consumer;
        this.topic = topic;
        this.memory = memory;
        this.patience = patience;
        this.partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many shares the sources are divided into. */
    public int shares() {
        return partitions.size();
    }

    /**
     * Catches up with all that is committed now.
     *
     * @throws KafkaException when the cluster is silent for too long
     */
    public synchronized void refresh() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long quietSince = System.nanoTime();
        while (!caughtUp(ends)) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                note(record);
            }
            if (!records.isEmpty()) {
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince > patience.toNanos()) {
                throw new KafkaException("Kafka does not give back the state of ingest, topic " + topic.name());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean caughtUp(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        IngestState state = topic.valueSerde().deserializer().deserialize(record.topic(), record.value());
        if (state != null) {
            RememberedCodec.decode(state).ifPresent(memory::note);
        }
    }

    /** What a consumer needs in addition to the address of the cluster. */
    public static Map<String, Object> consumerSettings() {
        return Map.of("isolation.level", "read_committed", "enable.auto.commit", false, "max.poll.records", 5_000);
    }
}
