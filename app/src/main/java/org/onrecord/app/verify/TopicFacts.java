package org.onrecord.app.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Claim;
import org.onrecord.avro.Entity;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;

/**
 * What the topics behind the articles hold.
 *
 * @param fold what the changes come to
 * @param claims the last state of each claim
 * @param deadLetters records that Streams could not read, each with the reason
 * @param deadLetterRecords how many records told of these: more only where articles were read again
 * @param undecodable records, of any topic that the sink reads, that cannot be decoded
 */
record TopicFacts(
        ChangeFold fold,
        Map<String, Claim> claims,
        Map<Position, String> deadLetters,
        long deadLetterRecords,
        Set<Position> undecodable) {

    // Kafka Streams writes these headers and has no public names for them.
    private static final String ERROR_TOPIC = "__streams.errors.topic";
    private static final String ERROR_PARTITION = "__streams.errors.partition";
    private static final String ERROR_OFFSET = "__streams.errors.offset";
    private static final String ERROR_MESSAGE = "__streams.errors.message";

    static TopicFacts read(TopicReader reader, Topics topics) {
        Set<Position> undecodable = new TreeSet<>();
        ChangeFold fold = new ChangeFold();
        forEach(reader, topics.claimChanges(), undecodable, (record, change) -> {
            if (change != null) {
                fold.add(change);
            }
        });
        Map<String, Claim> claims = new TreeMap<>();
        forEach(reader, topics.claims(), new TreeSet<>(), (record, claim) -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (claim == null) {
                claims.remove(key);
            } else {
                claims.put(key, claim);
            }
        });
        forEach(reader, topics.ingestRuns(), undecodable, (record, run) -> {});
        Map<Position, String> letters = new TreeMap<>();
        long records = readDeadLetters(reader, topics, letters);
        return new TopicFacts(fold, claims, letters, records, undecodable);
    }

    /** What the entities topic says, in its order; a null value takes back what was said before. */
    static List<ConsumerRecord<String, @Nullable Entity>> entities(
            TopicReader reader, Topics topics, Set<Position> undecodable) {
        List<ConsumerRecord<String, @Nullable Entity>> said = new ArrayList<>();
        forEach(
                reader,
                topics.entities(),
                undecodable,
                (record, entity) -> said.add(new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                        entity)));
        return said;
    }

    private static long readDeadLetters(TopicReader reader, Topics topics, Map<Position, String> letters) {
        return reader.read(reader.partitions(topics.streamsDeadLetters().name()), record -> {
            String topic = header(record, ERROR_TOPIC);
            letters.put(
                    topic == null
                            ? new Position(record.topic(), record.partition(), record.offset())
                            : new Position(topic, number(record, ERROR_PARTITION), number(record, ERROR_OFFSET)),
                    String.valueOf(header(record, ERROR_MESSAGE)));
        });
    }

    private static int number(ConsumerRecord<byte[], byte[]> record, String name) {
        return Integer.parseInt(String.valueOf(header(record, name)));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static <V> void forEach(
            TopicReader reader,
            Topic<String, V> topic,
            Set<Position> undecodable,
            BiConsumer<ConsumerRecord<byte[], byte[]>, @Nullable V> values) {
        reader.read(reader.partitions(topic.name()), record -> {
            V value;
            try {
                value = topic.valueSerde().deserializer().deserialize(record.topic(), record.value());
            } catch (SerializationException e) {
                undecodable.add(new Position(record.topic(), record.partition(), record.offset()));
                return;
            }
            values.accept(record, value);
        });
    }
}
