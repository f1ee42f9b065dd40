package org.onrecord.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.onrecord.app.sample.SampleFolder;
import org.onrecord.app.sample.SampleSite;
import org.onrecord.app.stack.LocalStack;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.RunReport;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Sources;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.ClaimFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Shows the whole flow on the bundled sample site: starts the embedded stack, ingests the site over HTTP,",
            "prints the fact table, and keeps serving until Ctrl-C."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Examples:",
            "  onrecord demo",
            "  onrecord demo --once --output csv > facts.csv",
            "  onrecord show 3f6b09ac        in another terminal, with a claim of the table"
        })
final class DemoCommand implements Callable<Integer> {

    private static final Duration DRAIN_MAX = Duration.ofMinutes(3);
    private static final int CLAIMS_MAX = 1_000;

    @Mixin
    StackOptions options = new StackOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--once", description = "End when the table is printed.")
    boolean once;

    @Option(
            names = "--sample-port",
            paramLabel = "PORT",
            description = "Sample site (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + SampleSite.STANDARD_PORT)
    int samplePort;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path directory = options.dataDirectory("demo");
        options.requireWebPort();
        err.println("Starting Kafka, the schema registry and PostgreSQL on " + directory + " …");
        try (ShutdownSignal signal = new ShutdownSignal();
                SampleSite site = SampleSite.start(samplePort);
                LocalStack stack = LocalStack.start(directory, options.ports())) {
            String pages = stack.serve(options.webPort, UpCommand.views(stack));
            Path sources = SampleFolder.writeTo(directory.resolve("sample"), site.baseUrl());
            run(stack, site, sources, err);
            print(stack, err);
            if (once) {
                return ExitCode.DONE;
            }
            say(err, stack, site, pages);
            signal.await(() -> stack.failure().isPresent());
        }
        return ExitCode.DONE;
    }

    /** Ingests the site, and once more after one of its articles was corrected, so that a correction is seen too. */
    private void run(LocalStack stack, SampleSite site, Path sources, PrintWriter err) throws InterruptedException {
        err.println("Ingesting the sample site at " + site.baseUrl() + " …");
        try (Ingest ingest = new Ingest(settings(stack), IngestListener.SILENT)) {
            Sources all = Sources.read(sources, Map.of());
            report(err, ingest.once(all.all()));
            site.publishCorrections();
            err.println("One of its articles is corrected; ingesting again …");
            report(err, ingest.once(all.all()));
        }
        if (!stack.awaitDrained(DRAIN_MAX)) {
            throw new IllegalStateException(stack.failure()
                    .orElse("The articles did not reach the fact table within " + DRAIN_MAX.toMinutes() + " minutes"));
        }
    }

    private void print(LocalStack stack, PrintWriter err) {
        List<ClaimFact> claims = stack.facts().claims(ClaimFilter.all(CLAIMS_MAX));
        output.print(spec.commandLine().getOut(), ClaimListing.brief(claims));
        err.println(claims.size() + " claims. OFFICIAL is what a party said itself; all else is speculation.");
    }

    private static void report(PrintWriter err, RunReport report) {
        err.printf(
                "  %d sources: %d articles published, %d problems%n",
                report.sources().size(), report.articles(), report.problems());
    }

    private static void say(PrintWriter err, LocalStack stack, SampleSite site, String pages) {
        err.println();
        err.println("Web pages    " + pages);
        err.println("Sample site  " + site.baseUrl());
        err.println("SQL          psql " + stack.servers().postgres().uri());
        err.println("Next         onrecord show CLAIM, onrecord watch --from-beginning, onrecord status");
        err.println("Ctrl-C ends it.");
    }

    private static IngestSettings settings(LocalStack stack) {
        return IngestSettings.of(stack.connection(), stack.topics(), FetchSettings.defaults("OnRecord/0.1 (demo)"));
    }
}
