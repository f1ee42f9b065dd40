package org.onrecord.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.ListingPrinter;
import org.onrecord.app.output.OutputFormat;
import org.onrecord.avro.ClaimChange;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        description = "Shows claims as they change, from the change topic, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Examples:",
            "  onrecord watch                              what changes from now on",
            "  onrecord watch --from-beginning --party Leica",
            "  onrecord watch --from SPECULATION --to OFFICIAL --since 30d --until-now --output json"
        })
final class WatchCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(500);

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    ChangeFilter filter = new ChangeFilter();

    @Option(names = "--from-beginning", description = "Start with the first change that the topic holds.")
    boolean fromBeginning;

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            converter = MomentConverter.class,
            description =
                    "Start with changes that reached the topic at this time: a day, an instant, or 7d, 36h, 10m ago.")
    @Nullable
    Instant since;

    @Option(names = "--until-now", description = "Stop when all that was there at the start has been shown.")
    boolean untilNow;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (a line for people), json or csv (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    OutputFormat output = OutputFormat.TABLE;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        connection.requireServers();
        Topic<String, ClaimChange> topic = new Topics(connection.registry(), 1).claimChanges();
        AtomicBoolean stopped = new AtomicBoolean();
        try (KafkaConsumer<String, ClaimChange> consumer = consumer(topic)) {
            Thread hook = new Thread(() -> {
                stopped.set(true);
                consumer.wakeup();
            });
            Runtime.getRuntime().addShutdownHook(hook);
            watch(consumer, topic.name());
        } catch (WakeupException e) {
            if (!stopped.get()) {
                throw e;
            }
        }
        return ExitCode.DONE;
    }

    private KafkaConsumer<String, ClaimChange> consumer(Topic<String, ClaimChange> topic) {
        Map<String, Object> properties = connection.kafka();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return new KafkaConsumer<>(
                properties, topic.keySerde().deserializer(), topic.valueSerde().deserializer());
    }

    private void watch(KafkaConsumer<String, ClaimChange> consumer, String topicName) {
        List<TopicPartition> partitions = consumer.partitionsFor(topicName).stream()
                .map(partition -> new TopicPartition(topicName, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new ConfigurationException("There is no topic " + topicName + " at " + connection.bootstrapServers
                    + ": has the streams process run there?");
        }
        consumer.assign(partitions);
        seek(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        PrintWriter out = spec.commandLine().getOut();
        boolean first = true;
        while (!untilNow || partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
            ConsumerRecords<String, ClaimChange> records = consumer.poll(POLL);
            first = print(records, out, first);
        }
    }

    private boolean print(ConsumerRecords<String, ClaimChange> records, PrintWriter out, boolean first) {
        List<ClaimChange> wanted = new ArrayList<>();
        for (ConsumerRecord<String, ClaimChange> record : records) {
            if (record.value() != null && filter.admits(record.value())) {
                wanted.add(record.value());
            }
        }
        if (wanted.isEmpty()) {
            return first;
        }
        switch (output) {
            case TABLE -> wanted.forEach(change -> out.println(ChangeListing.line(change)));
            case JSON -> new ListingPrinter(out, Integer.MAX_VALUE).print(ChangeListing.of(wanted), output);
            case CSV -> new ListingPrinter(out, Integer.MAX_VALUE).print(ChangeListing.of(wanted), output, first);
        }
        out.flush();
        return false;
    }

    private void seek(KafkaConsumer<String, ClaimChange> consumer, List<TopicPartition> partitions) {
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
            return;
        }
        consumer.seekToEnd(partitions);
        if (since != null) {
            long sinceMillis = since.toEpochMilli();
            Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(
                    partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> sinceMillis)));
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    consumer.seek(partition, offset.offset());
                }
            });
        }
    }
}
