package org.onrecord.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.onrecord.ingest.SourcePreview;
import org.onrecord.ingest.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sources",
        description = {
            "Checks sources: fetches the list and the first document of each, and shows what would be published,",
            "so that a selector that no longer fits is seen. Needs no Kafka and publishes nothing."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {"", "Examples:", "  onrecord sources check --sources sources.yaml"})
final class SourcesCommand implements Callable<Integer> {

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Parameters(index = "0", paramLabel = "check", description = "What to do: check.")
    Action action = Action.CHECK;

    /** What can be done with sources. */
    enum Action {
        CHECK
    }

    @Option(names = "--sources", paramLabel = "FILE", required = true, description = "The sources file.")
    Path sources = Path.of("");

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sources wanted = Sources.read(sources, System.getenv());
        try (SourcePreview preview =
                new SourcePreview(IngestClients.settings(connection, wanted.contact(), Integer.MAX_VALUE))) {
            List<SourcePreview.Preview> previews =
                    wanted.all().stream().map(source -> preview.of(source, 1)).toList();
            output.print(spec.commandLine().getOut(), PreviewListing.ofSamples(previews));
            boolean sound = previews.stream()
                    .allMatch(source -> source.problems().isEmpty()
                            && source.samples().stream().allMatch(sample -> sample.article() != null));
            return sound ? ExitCode.DONE : ExitCode.DONE_WITH_DEAD_LETTERS;
        }
    }
}
