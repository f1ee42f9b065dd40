package org.onrecord.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.sink.write.QuestionBenchmark;
import org.onrecord.sink.write.QuestionBenchmark.Measurement;
import org.onrecord.sink.write.QuestionBenchmark.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "questions",
        description = {
            "Fills a fact store with invented claims and their evidence, asks it every question of a page, and tells how",
            "long each answer took. A page is Markdown with a heading (##) and an sql block for each question."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "A million claims with ten pieces of evidence each need 20 GB of disk, and some ten minutes to be filled in.",
            "With --data-dir the store stays, and the next run asks it at once.",
            "",
            "Examples:",
            "  onrecord bench questions docs/questions.md --claims 100000",
            "  onrecord bench questions docs/questions.md --data-dir /data/benchmark --output json"
        })
final class BenchQuestionsCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("question", "rows", "first ms", "median ms", "max ms");

    @Mixin
    BenchmarkServer server = new BenchmarkServer();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The page, such as docs/questions.md.")
    Path page = Path.of("docs", "questions.md");

    @Option(
            names = "--claims",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many claims the store holds (default: ${DEFAULT-VALUE}).")
    int claims;

    @Option(
            names = "--evidence",
            paramLabel = "N",
            defaultValue = "10",
            description = "Pieces of evidence of a claim, on average (default: ${DEFAULT-VALUE}).")
    int evidence;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often each question is asked after the first time (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException, InterruptedException, IOException {
        if (!Files.isRegularFile(page)) {
            throw new ConfigurationException("There is no file " + page);
        }
        List<Question> questions = Question.in(Files.readString(page));
        PrintWriter progress = spec.commandLine().getErr();
        try (BenchmarkServer.Running running = server.start()) {
            QuestionBenchmark.Settings settings;
            try {
                settings = new QuestionBenchmark.Settings(running.database(), claims, evidence, rounds, 1);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(e.getMessage());
            }
            List<Measurement> measurements = QuestionBenchmark.run(settings, questions, progress::println);
            output.print(
                    spec.commandLine().getOut(),
                    new Listing(
                            COLUMNS,
                            measurements.stream()
                                    .map(BenchQuestionsCommand::row)
                                    .toList()));
        }
        return ExitCode.DONE;
    }

    private static List<@Nullable Object> row(Measurement measured) {
        return Arrays.asList(
                measured.question().title(),
                measured.rows(),
                tenths(measured.firstMillis()),
                tenths(measured.medianMillis()),
                tenths(measured.maxMillis()));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
