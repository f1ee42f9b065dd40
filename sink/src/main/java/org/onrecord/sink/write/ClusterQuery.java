package org.onrecord.sink.write;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the cluster what a consumer cannot: which topics these are, and where they end. */
final class ClusterQuery implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final Admin admin;
    private final String bootstrapServers;

    ClusterQuery(Properties clientProperties) {
        admin = Admin.create(clientProperties);
        bootstrapServers = clientProperties.getProperty("bootstrap.servers");
    }

    /**
     * Waits for an answer of the cluster.
     *
     * @throws SinkException when there is none
     */
    void requireAnswer() {
        try {
            answer(admin.describeCluster().clusterId());
        } catch (ExecutionException | TimeoutException e) {
            throw new SinkException("Kafka at " + bootstrapServers + " does not answer: " + message(e), e);
        }
    }

    /** The cluster's id of the topic, or null while it cannot be told. */
    @Nullable
    String topicId(String topic) {
        try {
            TopicDescription description = answer(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            return description.topicId().toString();
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    /**
     * The offsets behind the last committed record of every partition of those of {@code topics} that exist.
     *
     * @throws SinkException when the cluster does not answer
     */
    Map<TopicPartition, Long> committedEnds(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (String topic : topics) {
            for (TopicPartition partition : partitions(topic)) {
                latest.put(partition, OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            var options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
            answer(admin.listOffsets(latest, options).all())
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new SinkException("Kafka at " + bootstrapServers + " does not answer: " + message(e), e);
        }
        return ends;
    }

    @Override
    public void close() {
        admin.close(ANSWER_TIMEOUT);
    }

    private Collection<TopicPartition> partitions(String topic) {
        try {
            TopicDescription description = answer(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            return description.partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw new SinkException("Kafka at " + bootstrapServers + " does not answer: " + message(e), e);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkException("Interrupted while waiting for Kafka", e);
        }
    }

    private static String message(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
