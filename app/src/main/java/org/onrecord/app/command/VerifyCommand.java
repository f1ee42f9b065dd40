package org.onrecord.app.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.app.verify.Difference;
import org.onrecord.app.verify.Verification;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.topology.DocumentExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Computes the facts anew from the articles topic and compares them with what the claims topic, the changes and",
            "the fact store hold. Lists where they differ."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Reads only, beside everything that runs; holds all evidence in memory. After an update of On Record, run",
            "onrecord streams --replay first: a newer extractor reads articles differently.",
            "",
            "Exit code 0 when all is equal, 1 when something differs or does not answer.",
            "",
            "Examples:",
            "  onrecord verify",
            "  onrecord verify --output csv > differences.csv",
            "  onrecord verify --bootstrap-servers kafka:9092 --schema-registry http://registry:8081 --database postgresql://me@db/facts"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("claim", "field", "expected", "topic", "store");

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many differences to list (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000")
    int limit = 1000;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long streams and sink may take to catch up first (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    int waitSeconds = 60;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || waitSeconds < 0) {
            throw new ConfigurationException("--limit must be 1 or more, and --wait 0 or more");
        }
        Verification verification = new Verification(
                connection.kafka(),
                new Topics(connection.registry(), 1),
                new DatabaseAddress(database.jdbcUrl()),
                DocumentExtractor.standard(),
                EntityTable.bundled());
        if (!verification.awaitCaughtUp(Duration.ofSeconds(waitSeconds))) {
            throw new IllegalStateException("Streams and sink did not catch up with the articles within " + waitSeconds
                    + " seconds, so nothing was compared: see onrecord status");
        }
        Verification.Result result = verification.run();
        report(result);
        return result.isEqual() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void report(Verification.Result result) {
        PrintWriter err = spec.commandLine().getErr();
        if (!result.isEqual()) {
            output.print(spec.commandLine().getOut(), listing(result.differences()));
        }
        String compared = "%,d claims, %,d pieces of evidence and %,d changes from %,d revisions of %,d articles"
                .formatted(result.claims(), result.evidence(), result.changes(), result.revisions(), result.articles());
        if (result.isEqual()) {
            // The line is the result of a table; programs have the exit code and an empty list.
            (output.isTable() ? spec.commandLine().getOut() : err)
                    .println("Equal: " + compared + "; " + result.deadLetters() + " dead letters, all explained.");
            return;
        }
        err.println(result.differences().size() + " differences in " + compared + '.');
        if (result.moved()) {
            err.println(
                    "Articles were published meanwhile, which alone makes differences: run it again in a quiet moment.");
        }
    }

    private Listing listing(List<Difference> differences) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        differences.stream()
                .limit(limit)
                .forEach(each -> rows.add(
                        Arrays.asList(each.claimId(), each.field(), each.expected(), each.topic(), each.store())));
        return new Listing(COLUMNS, rows);
    }
}
