package org.onrecord.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.onrecord.sink.write.ClaimSink;
import org.onrecord.sink.write.SinkSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sink",
        description = "Keeps the fact store in step with the topics, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "The first start makes the tables. Several instances share the partitions.",
            "",
            "Examples:",
            "  ONRECORD_DATABASE_PASSWORD=… onrecord sink --database postgresql://onrecord@db/facts --bootstrap-servers kafka:9092"
        })
final class SinkCommand implements Callable<Integer> {

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--writers",
            paramLabel = "N",
            description = "How many partitions are written at the same time (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    int writers = 2;

    @Override
    public Integer call() throws IOException, InterruptedException {
        connection.requireServers();
        SinkSettings settings = SinkSettings.of(
                        connection.bootstrapServers, connection.schemaRegistry, database.jdbcUrl())
                .withWriters(writers)
                .withClientProperties(connection.clientProperties());
        try (ShutdownSignal signal = new ShutdownSignal();
                ClaimSink sink = ClaimSink.start(settings)) {
            signal.await(() -> sink.failure().isPresent());
            if (sink.failure().isPresent()) {
                throw sink.failure().get();
            }
        }
        return ExitCode.DONE;
    }
}
