package org.onrecord.app.command;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.AdHocSources;
import org.onrecord.ingest.ArchivingListener;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.MeteredListener;
import org.onrecord.ingest.RunReport;
import org.onrecord.ingest.SourcePreview;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;
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
            "  onrecord ingest --kind BLOG article.txt                one file; also a directory or a .warc.gz",
            "  onrecord ingest https://example.com/feed.xml           an address: a feed, a sitemap or a page",
            "  onrecord ingest --sources sources.yaml --warc-out run.warc.gz    keeps the pages for a replay",
            "  onrecord ingest --dry-run --sources sources.yaml       what a run would fetch"
        })
final class IngestCommand implements Callable<Integer> {

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

    @Option(names = "--dry-run", description = "Show what a run would look at, without fetching or publishing it.")
    boolean dryRun;

    @Option(
            names = "--warc-out",
            paramLabel = "FILE",
            description = "Also keep every page that is fetched in this new web archive (.warc or .warc.gz), which"
                    + " 'ingest FILE' replays.")
    @Nullable
    Path warcOut;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Serve counts and times by source at http://127.0.0.1:PORT/metrics while it runs, for Prometheus.")
    @Nullable
    Integer metricsPort;

    @Option(
            names = "--contact",
            paramLabel = "ADDRESS",
            description = "A web or mail address that the sites you visit find in the User-Agent header.")
    @Nullable
    String contact;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Sources wanted = wanted();
        if (dryRun) {
            return preview(wanted);
        }
        connection.requireServers();
        connection.requireTopics();
        boolean terminal = System.console() != null;
        RunProgress progress = new RunProgress(spec.commandLine().getErr());
        try (MetricsServer metrics = metricsPort == null ? null : metrics(metricsPort);
                ArchivingListener archive =
                        warcOut == null ? null : archive(warcOut, terminal ? progress : IngestListener.SILENT)) {
            IngestListener shown = terminal ? progress : IngestListener.SILENT;
            IngestListener kept = archive == null ? shown : archive;
            IngestListener listener = metrics == null ? kept : new MeteredListener(metrics.registry(), kept);
            return visit(wanted, listener, terminal ? progress : null);
        }
    }

    private static MetricsServer metrics(int port) throws IOException {
        try {
            return new MetricsServer(port);
        } catch (BindException | IllegalArgumentException e) {
            throw new ConfigurationException("--metrics-port " + port + " cannot be had: " + e.getMessage());
        }
    }

    private static ArchivingListener archive(Path file, IngestListener next) throws IOException {
        String name = file.toString();
        if (!name.endsWith(".warc") && !name.endsWith(".warc.gz")) {
            throw new ConfigurationException("--warc-out must end in .warc or .warc.gz, not " + file);
        }
        try {
            return new ArchivingListener(file, next);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException("--warc-out names " + file + ", which is there already");
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("--warc-out names " + file + ", whose directory is not there");
        }
    }

    private int visit(Sources wanted, IngestListener listener, @Nullable RunProgress progress) {
        try (Ingest ingest = new Ingest(settings(wanted.contact()), listener)) {
            if (mode.schedule) {
                return keepVisiting(ingest, wanted);
            }
            RunReport report = sources == null ? ingest.alone(wanted.all()) : ingest.once(wanted.all());
            if (progress != null) {
                progress.end();
            }
            output.print(spec.commandLine().getOut(), RunListing.of(report));
            RunListing.problems(report).forEach(spec.commandLine().getErr()::println);
            return report.problems() == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_DEAD_LETTERS;
        }
    }

    private static int keepVisiting(Ingest ingest, Sources wanted) {
        try (ShutdownSignal signal = new ShutdownSignal()) {
            signal.onRequest(ingest::close);
            ingest.schedule(wanted.all());
        }
        return ExitCode.DONE;
    }

    private int preview(Sources wanted) {
        try (SourcePreview preview = new SourcePreview(settings(wanted.contact()))) {
            List<SourcePreview.Preview> previews =
                    wanted.all().stream().map(source -> preview.of(source, 0)).toList();
            output.print(spec.commandLine().getOut(), PreviewListing.ofAddresses(previews, limit));
            return previews.stream().allMatch(source -> source.problems().isEmpty())
                    ? ExitCode.DONE
                    : ExitCode.DONE_WITH_DEAD_LETTERS;
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
        return IngestClients.settings(connection, contact == null ? contactOfSources : contact, limit);
    }
}
