package org.onrecord.streams.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.SchemaRegistryUnavailableException;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.entity.EntityTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams application: from the articles topic to claims and their changes, exactly once. */
public final class OnRecordStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OnRecordStreams.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final StreamsSettings settings;
    private final Topics topics;
    private final KafkaStreams streams;
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param extractor finds claims in documents
     * @param entities the organisations to start from, which the entities topic adds to and overrides
     */
    public OnRecordStreams(
            StreamsSettings settings,
            Topics topics,
            SchemaRegistry registry,
            DocumentExtractor extractor,
            EntityTable entities) {
        this.settings = settings;
        this.topics = topics;
        Properties properties = settings.toProperties(topics);
        ClaimTopology topology = new ClaimTopology(topics, registry, extractor, entities);
        this.streams = new KafkaStreams(topology.build(properties), properties);
        streams.setStateListener((now, before) -> stateChanged(now));
        streams.setUncaughtExceptionHandler(this::decide);
    }

    /**
     * Creates the topics that are missing and starts to work; returns before the first article is read.
     *
     * @throws KafkaException when the cluster refuses or does not answer
     */
    public void start() {
        try (Admin admin = admin(settings)) {
            topics.createMissing(admin, settings.replicationFactor());
            configureGroup(admin);
        }
        streams.start();
    }

    /**
     * Waits until all of this instance's partitions are being processed.
     *
     * @return whether that came about in time; not when the application has failed
     */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return running.await(timeout.toMillis(), TimeUnit.MILLISECONDS)
                && failure().isEmpty();
    }

    /** Waits until the application has stopped, by {@link #close} or by a failure. */
    public void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    /** The state of this instance. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Why the application stopped by itself, in one line; empty as long as it did not. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The metrics of the application and its clients. */
    public Map<org.apache.kafka.common.MetricName, ? extends org.apache.kafka.common.Metric> metrics() {
        return streams.metrics();
    }

    /** Commits what is done and stops. */
    @Override
    public void close() {
        streams.close(CLOSE_TIMEOUT);
        running.countDown();
        stopped.countDown();
    }

    /**
     * Lets the application read all articles again at its next start. What it keeps of them stays, so that it passes on
     * only what a newer extractor sees differently.
     *
     * @throws KafkaException when an instance is running or the cluster refuses
     */
    public static void rewind(StreamsSettings settings, Topics topics) {
        String articles = topics.articles().name();
        try (Admin admin = admin(settings)) {
            TopicDescription topic = admin.describeTopics(List.of(articles))
                    .allTopicNames()
                    .get()
                    .get(articles);
            Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
            topic.partitions()
                    .forEach(partition -> beginnings.put(
                            new TopicPartition(articles, partition.partition()), new OffsetAndMetadata(0)));
            admin.alterStreamsGroupOffsets(settings.applicationId(), beginnings)
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "The articles cannot be read again by " + settings.applicationId()
                            + ", of which no instance may run: " + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while rewinding " + settings.applicationId(), e);
        }
    }

    private static Admin admin(StreamsSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return Admin.create(properties);
    }

    /** Under the streams group protocol, these are settings of the group on the broker. */
    private void configureGroup(Admin admin) {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.applicationId());
        List<AlterConfigOp> settingsOfGroup = new ArrayList<>();
        settingsOfGroup.add(set("streams.num.standby.replicas", settings.standbyReplicas()));
        try {
            admin.incrementalAlterConfigs(Map.of(group, settingsOfGroup)).all().get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "The group " + settings.applicationId() + " cannot be configured: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while configuring " + settings.applicationId(), e);
        }
    }

    private static AlterConfigOp set(String name, int value) {
        return new AlterConfigOp(new ConfigEntry(name, Integer.toString(value)), AlterConfigOp.OpType.SET);
    }

    private void stateChanged(KafkaStreams.State now) {
        if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
        }
        if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
            running.countDown();
            stopped.countDown();
        }
    }

    private StreamThreadExceptionResponse decide(Throwable exception) {
        if (isPassing(exception)) {
            LOG.warn("Taking up again what was not committed: {}", rootMessage(exception));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        String reason = "The streams application " + settings.applicationId() + " stops: " + rootMessage(exception);
        failure.compareAndSet(null, reason);
        LOG.error(reason);
        LOG.debug("The cause in full", exception);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /**
     * Whether a thread that starts anew with the last commit gets on: the registry did not answer, or the broker ended the
     * transaction of a thread that had been without processor time for too long, which Kafka Streams does not wait out.
     */
    static boolean isPassing(Throwable exception) {
        return DeadLetters.isCausedBy(exception, SchemaRegistryUnavailableException.class)
                || DeadLetters.isCausedBy(exception, InvalidTxnStateException.class);
    }

    private static String rootMessage(Throwable exception) {
        Throwable root = exception;
        for (int depth = 0; root.getCause() != null && depth < 16; depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String line = message == null ? "" : ": " + message.lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + line;
    }
}
