package org.onrecord.app.command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.sink.write.SinkBenchmark;
import org.onrecord.sink.write.SinkBenchmark.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sink",
        description = {
            "Writes invented claims into the same tables and indexes in three ways, which take turns: by COPY alone (the limit),",
            "as the sink does, and by batches of JDBC upserts. Takes a minute or two for 100,000 claims."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "A change is three rows: claim, claim_version, evidence. of-limit compares with COPY, which writes new rows in both phases.",
            "Needs some 10 KB of disk a claim and update, below --data-dir or in the server's own directory.",
            "",
            "Examples:",
            "  onrecord bench sink",
            "  onrecord bench sink --claims 100000 --up-to 1000000 --output json"
        })
final class BenchSinkCommand implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("way", "phase", "claims", "changes", "seconds", "changes/s", "rows/s", "of-limit");
    private static final int ROWS_PER_CHANGE = 3;

    @Mixin
    BenchmarkServer server = new BenchmarkServer();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--claims",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many claims are inserted (default: ${DEFAULT-VALUE}).")
    int claims;

    @Option(
            names = "--updates",
            paramLabel = "N",
            description = "How many changes of stored claims follow (default: as many, 1000000 at the most).")
    @Nullable
    Integer updates;

    @Option(
            names = "--up-to",
            paramLabel = "N",
            description = "Go on to so many claims, twice --claims or more, and measure there once more.")
    @Nullable
    Integer upTo;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "4000",
            description = "Changes written in a transaction (default: ${DEFAULT-VALUE}, what 8 MiB hold).")
    int batchChanges;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the invented claims (default: ${DEFAULT-VALUE}).")
    long seed;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException {
        PrintWriter progress = spec.commandLine().getErr();
        try (BenchmarkServer.Running running = server.start()) {
            SinkBenchmark.Settings settings;
            try {
                settings = new SinkBenchmark.Settings(
                        running.database(),
                        claims,
                        updates == null ? Math.min(claims, 1_000_000) : updates,
                        upTo == null ? claims : upTo,
                        batchChanges,
                        seed);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(e.getMessage());
            }
            List<Measurement> measurements =
                    SinkBenchmark.run(settings, measured -> progress.println(progressLine(measured)));
            output.print(
                    spec.commandLine().getOut(),
                    new Listing(
                            COLUMNS,
                            measurements.stream().map(BenchSinkCommand::row).toList()));
        }
        return ExitCode.DONE;
    }

    private static String progressLine(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%s, %s at %,d claims: %,.0f changes/s",
                measured.way(),
                measured.phase().name().toLowerCase(Locale.ROOT),
                measured.claims(),
                measured.changesPerSecond());
    }

    private static List<@Nullable Object> row(Measurement measured) {
        return Arrays.asList(
                measured.way(),
                measured.phase().name().toLowerCase(Locale.ROOT),
                measured.claims(),
                measured.changes(),
                rounded(measured.seconds(), 100),
                Math.round(measured.changesPerSecond()),
                Math.round(measured.changesPerSecond() * ROWS_PER_CHANGE),
                rounded(measured.shareOfLimit(), 100));
    }

    private static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }
}
