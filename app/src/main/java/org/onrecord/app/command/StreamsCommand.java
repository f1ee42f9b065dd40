package org.onrecord.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.onrecord.schemas.SchemaRegistry;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.topology.DocumentExtractor;
import org.onrecord.streams.topology.OnRecordStreams;
import org.onrecord.streams.topology.StreamsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "streams",
        description = "Extracts claims from the articles topic and keeps their standing, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Several instances share the work: start the command again, here with another --state-dir or elsewhere.",
            "",
            "Examples:",
            "  onrecord streams --bootstrap-servers kafka:9092 --schema-registry http://registry:8080/apis/ccompat/v7",
            "  onrecord streams --replay      reads all articles again, after the extractor was changed"
        })
final class StreamsCommand implements Callable<Integer> {

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    StreamsOptions options = new StreamsOptions();

    @Option(
            names = "--replay",
            description = {
                "First go back to the first article; only what the extractor now sees differently is passed on.",
                "No other instance may run."
            })
    boolean replay;

    /** How an instance of the streams application runs. */
    static final class StreamsOptions {

        @Option(
                names = "--state-dir",
                paramLabel = "DIRECTORY",
                description = "Where this instance keeps its stores (default: ${DEFAULT-VALUE}).",
                defaultValue = "data/streams")
        Path stateDirectory = Path.of("");

        @Option(
                names = "--streams-threads",
                paramLabel = "N",
                description = "How many threads process partitions (default: one a core).")
        int threads = Runtime.getRuntime().availableProcessors();

        @Option(
                names = "--standby-replicas",
                paramLabel = "N",
                description = "On how many other instances each store is kept ready (default: ${DEFAULT-VALUE}).",
                defaultValue = "0")
        int standbyReplicas;

        @Option(
                names = "--partitions",
                paramLabel = "N",
                description = "Partitions of topics that are created (default: ${DEFAULT-VALUE}).",
                defaultValue = "4")
        int partitions = 4;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        connection.requireServers();
        SchemaRegistry registry = connection.registry();
        Topics topics = new Topics(registry, options.partitions);
        StreamsSettings defaults =
                StreamsSettings.of(connection.bootstrapServers, options.stateDirectory, options.threads);
        StreamsSettings settings = new StreamsSettings(
                defaults.bootstrapServers(),
                defaults.applicationId(),
                defaults.stateDirectory(),
                defaults.threads(),
                options.standbyReplicas,
                defaults.replicationFactor(),
                defaults.storeMemoryBytes(),
                connection.clientProperties());
        if (replay) {
            OnRecordStreams.rewind(settings, topics);
        }
        try (ShutdownSignal signal = new ShutdownSignal();
                OnRecordStreams streams = new OnRecordStreams(
                        settings, topics, registry, DocumentExtractor.standard(), EntityTable.bundled())) {
            streams.start();
            signal.await(() -> streams.failure().isPresent());
            if (streams.failure().isPresent()) {
                throw new KafkaException(streams.failure().get());
            }
        }
        return ExitCode.DONE;
    }
}
