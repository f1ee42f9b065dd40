package org.onrecord.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Membership in the group of ingesters that share the sources. Kafka's consumer group hands out the partitions of the
 * state topic, and with a partition goes the share of the sources whose state is in it.
 */
final class Membership implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String CLIENT_PREFIX = "onrecord-ingest-";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Owner owner;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    /** Learns which shares this ingester has. Called from one thread. */
    interface Owner {

        /** The share is ours from now on, until released. */
        void acquired(int share);

        /**
         * The shares are to be left: when this returns, nothing may be written for them any more.
         *
         * @param lost whether they belong to another ingester already
         */
        void released(Collection<Integer> shares, boolean lost);
    }

    /** @param runStartedAt made known to ingesters that join later */
    Membership(Map<String, Object> kafka, String groupId, String topic, Instant runStartedAt, Owner owner) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("group.id", groupId);
        settings.put("client.id", CLIENT_PREFIX + runStartedAt.toEpochMilli() + "-" + UUID.randomUUID());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        settings.putIfAbsent("session.timeout.ms", 10_000);
        settings.putIfAbsent("heartbeat.interval.ms", 1_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.owner = owner;
        this.thread = new Thread(this::run, "onrecord-membership");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * When the run began that the members of a group are at, if there are any: who joins them joins their run.
     *
     * @throws KafkaException when the cluster does not answer
     */
    static Optional<Instant> runUnderWay(Map<String, Object> kafka, String groupId) {
        try (Admin admin = Admin.create(kafka)) {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(groupId))
                    .describedGroups()
                    .get(groupId)
                    .get();
            return group.members().stream()
                    .map(MemberDescription::clientId)
                    .flatMap(id -> startOf(id).stream())
                    .min(Instant::compareTo);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw new KafkaException(
                    "Cannot look at the group " + groupId + ": " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while joining the group " + groupId, e);
        }
    }

    /** @throws RuntimeException when the membership broke */
    void check() {
        RuntimeException broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    /** Leaves the group, releasing every share first. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic), new Rebalances());
            while (!closing) {
                consumer.poll(POLL);
            }
        } catch (WakeupException closed) {
            // Only close() wakes the consumer.
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private static Optional<Instant> startOf(String clientId) {
        if (!clientId.startsWith(CLIENT_PREFIX)) {
            return Optional.empty();
        }
        String rest = clientId.substring(CLIENT_PREFIX.length());
        int dash = rest.indexOf('-');
        String digits = dash < 0 ? rest : rest.substring(0, dash);
        boolean isNumber =
                !digits.isEmpty() && digits.length() < 16 && digits.chars().allMatch(Character::isDigit);
        return isNumber ? Optional.of(Instant.ofEpochMilli(Long.parseLong(digits))) : Optional.empty();
    }

    private final class Rebalances implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            new ArrayList<>(partitions).forEach(partition -> owner.acquired(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            owner.released(shares(partitions), false);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            owner.released(shares(partitions), true);
        }

        private static List<Integer> shares(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }
}
