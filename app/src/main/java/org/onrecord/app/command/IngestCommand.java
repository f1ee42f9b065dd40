package org.onrecord.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.AdHocSources;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.RunReport;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;
import org.onrecord.schemas.Topics;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = "Visits sources and publishes the articles that are new or changed.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Examples:",
            "  onrecord ingest --once --sources sources.yaml          one run, for cron",
            "  onrecord ingest --schedule --sources sources.yaml      runs on, each source by its own schedule",
            "  onrecord ingest --kind BLOG article.txt                one file; also a directory, a URL, or a .warc.gz",
            "  onrecord ingest --dry-run --sources sources.yaml       what a run would fetch"
        })
final class IngestCommand implements Callable<Integer> {

    private static final String PRODUCT = "OnRecord/0.1";

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "FILE|DIRECTORY|URL",
            arity = "0..*",
            description = "What to read instead of a sources file.")
    List<String> arguments = List.of();

    @Option(names = "--sources", paramLabel = "FILE", description = "The sources (see sources.example.yaml).")
    @Nullable
    Path sources;

    @ArgGroup
    Mode mode = new Mode();

    /** How often the sources are visited. */
    static final class Mode {

        @Option(names = "--once", description = "Visit every source once and end (the default).")
        boolean once;

        @Option(names = "--schedule", description = "Keep visiting every source by its own schedule until Ctrl-C.")
        boolean schedule;
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What the documents named on the command line are: ${COMPLETION-CANDIDATES}.",
            defaultValue = "UNKNOWN")
    DocumentKind kind = DocumentKind.UNKNOWN;

    @Option(names = "--publisher", paramLabel = "NAME", description = "Their publisher.")
    @Nullable
    String publisher;

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "The organisation whose own documents they are.")
    @Nullable
    String organisation;

    @Option(names = "--language", paramLabel = "TAG", description = "Their language, such as en.")
    @Nullable
    String language;

    @Option(names = "--limit", paramLabel = "N", description = "Look at this many documents of a source at the most.")
    int limit = Integer.MAX_VALUE;

    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            description = "A web or mail address that the sites you visit find in the User-Agent header.")
    @Nullable
    String contact;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sources wanted = wanted();
        PrintWriter err = spec.commandLine().getErr();
        RunProgress progress = new RunProgress(err);
        boolean terminal = System.console() != null;
        try (Ingest ingest = new Ingest(settings(wanted.contact()), terminal ? progress : IngestListener.SILENT)) {
            RunReport report = ingest.once(wanted.all());
            if (terminal) {
                progress.end();
            }
            output.print(spec.commandLine().getOut(), RunListing.of(report));
            return report.problems() == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_DEAD_LETTERS;
        }
    }

    private Sources wanted() {
        if ((sources == null) == arguments.isEmpty()) {
            throw new ConfigurationException("Name either --sources or files, directories or addresses to read");
        }
        if (sources != null) {
            return Sources.read(sources, System.getenv());
        }
        List<Source> named =
                AdHocSources.of(arguments, new AdHocSources.Description(kind, publisher, organisation, language));
        return new Sources(null, named);
    }

    private IngestSettings settings(@Nullable String contactOfSources) {
        Map<String, Object> kafka = new HashMap<>(connection.clientProperties());
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers);
        String address = Objects.requireNonNullElse(contact, Objects.requireNonNullElse(contactOfSources, ""));
        String userAgent = address.isEmpty() ? PRODUCT : PRODUCT + " (+" + address + ")";
        IngestSettings defaults =
                IngestSettings.of(kafka, new Topics(connection.registry(), 4), FetchSettings.defaults(userAgent));
        return defaults;
    }
}
