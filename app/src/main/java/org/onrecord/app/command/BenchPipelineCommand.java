package org.onrecord.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.bench.PipelineBenchmark;
import org.onrecord.app.output.Listing;
import org.onrecord.embedded.DirectoryTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "pipeline",
        description = {
            "Measures the whole flow on servers of its own, exactly once from the articles topic to the fact table: beside",
            "what the extractor reaches alone, and with an extractor that costs nothing."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Takes some minutes. What it means: docs/benchmarks.md.",
            "",
            "Examples:",
            "  onrecord bench pipeline",
            "  onrecord bench pipeline --input releases.jsonl.gz --articles 4000 --threads 1,2,4",
            "  onrecord bench pipeline --threads 2 --latency-seconds 0 --output csv"
        })
final class BenchPipelineCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("what", "extractor", "threads", "value", "unit");

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = {
                "Documents as onrecord extract reads them, also gzipped (.gz); the sample site's when not given.",
                "Where there are too few they come again with other addresses and one more line."
            })
    @Nullable
    Path input;

    @Option(
            names = "--articles",
            paramLabel = "N",
            description = "How many articles with the extractor (default: ${DEFAULT-VALUE}).",
            defaultValue = "4000")
    int articles = 4000;

    @Option(
            names = "--lines-articles",
            paramLabel = "N",
            description = "How many articles without it (default: ${DEFAULT-VALUE}).",
            defaultValue = "40000")
    int linesArticles = 40_000;

    @Option(
            names = "--threads",
            paramLabel = "N,…",
            split = ",",
            description = "Threads and partitions, one measurement each (default: ${DEFAULT-VALUE}).",
            defaultValue = "1,2,4")
    List<Integer> threads = List.of(1, 2, 4);

    @Option(
            names = "--latency-seconds",
            paramLabel = "N",
            description = "How long to measure latency at half the rate, 0 for not at all (default: ${DEFAULT-VALUE}).",
            defaultValue = "15")
    int latencySeconds = 15;

    @Option(
            names = "--streams-config",
            paramLabel = "FILE",
            description = "Properties for Kafka Streams and its clients, to see what they change.")
    @Nullable
    Path streamsConfig;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (input != null && !Files.isRegularFile(input)) {
            throw new ConfigurationException("There is no file " + input);
        }
        Path directory = Files.createTempDirectory("onrecord-benchmark");
        PrintWriter err = spec.commandLine().getErr();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try {
            PipelineBenchmark.run(settings(directory), figure -> {
                List<@Nullable Object> row = Arrays.asList(
                        figure.what(),
                        figure.extractor(),
                        figure.threads(),
                        String.format(Locale.ROOT, figure.value() < 100 ? "%.1f" : "%.0f", figure.value()),
                        figure.unit());
                rows.add(row);
                err.println(String.join("  ", row.stream().map(String::valueOf).toList()));
            });
        } finally {
            DirectoryTree.delete(directory);
        }
        output.print(spec.commandLine().getOut(), new Listing(COLUMNS, rows));
        return ExitCode.DONE;
    }

    private PipelineBenchmark.Settings settings(Path directory) {
        try {
            return new PipelineBenchmark.Settings(
                    directory,
                    input,
                    articles,
                    linesArticles,
                    threads,
                    latencySeconds,
                    streamsConfig == null ? Map.of() : ConnectionOptions.read("--streams-config", streamsConfig));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }
}
