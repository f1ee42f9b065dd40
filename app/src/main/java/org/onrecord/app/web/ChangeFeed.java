package org.onrecord.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.onrecord.avro.ClaimChange;
import org.onrecord.schemas.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes claim changes on to browsers: one consumer for all of them, which starts a little before the end of the topic,
 * so that a page that was just opened is not empty.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final int RECENT_MAX = 50;
    private static final int CLIENTS_MAX = 200;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, ClaimChange> consumer;
    private final String topic;
    private final Function<ClaimChange, Map<String, ?>> shape;
    private final Queue<SseClient> clients = new ConcurrentLinkedQueue<>();
    private final Deque<String> recent = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;

    private ChangeFeed(
            KafkaConsumer<String, ClaimChange> consumer, String topic, Function<ClaimChange, Map<String, ?>> shape) {
        this.consumer = consumer;
        this.topic = topic;
        this.shape = shape;
        this.thread = new Thread(this::run, "onrecord-change-feed");
        thread.setDaemon(true);
    }

    /**
     * @param connection how Kafka's clients reach the cluster
     * @param shape the object that a browser gets for a change
     */
    public static ChangeFeed start(
            Map<String, Object> connection,
            Topic<String, ClaimChange> topic,
            Function<ClaimChange, Map<String, ?>> shape) {
        Map<String, Object> properties = new HashMap<>(connection);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        KafkaConsumer<String, ClaimChange> consumer = new KafkaConsumer<>(
                properties, topic.keySerde().deserializer(), topic.valueSerde().deserializer());
        ChangeFeed feed = new ChangeFeed(consumer, topic.name(), shape);
        feed.thread.start();
        return feed;
    }

    void add(SseClient client) {
        if (clients.size() >= CLIENTS_MAX) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        synchronized (recent) {
            recent.forEach(client::sendEvent);
            clients.add(client);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(SseClient::close);
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, Math.max(0, consumer.position(partition) - RECENT_MAX));
            }
            while (!closed) {
                for (ConsumerRecord<String, ClaimChange> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        pass(JSON.writeValueAsString(shape.apply(record.value())));
                    }
                }
            }
        } catch (WakeupException e) {
            LOG.debug("The change feed was woken to end");
        } catch (KafkaException | JsonProcessingException e) {
            LOG.error("The change feed ends: {}", e.getMessage());
        }
    }

    private void pass(String change) {
        synchronized (recent) {
            recent.addLast(change);
            if (recent.size() > RECENT_MAX) {
                recent.removeFirst();
            }
            clients.forEach(client -> client.sendEvent(change));
        }
    }
}
