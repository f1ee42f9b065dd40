package org.onrecord.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.ParseBatch;
import org.onrecord.ingest.article.Hints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "parse",
        description = {
            "Finds the article in pages and writes it, one JSON object a page, in order.",
            "Needs no Kafka and no database."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Output: {\"id\", \"title\", \"author\", \"date\", \"publisher\", \"kind\", \"language\", \"text\"}",
            "A page that cannot be read gives a line with \"error\", and the exit code 3.",
            "",
            "Examples:",
            "  onrecord parse page.html other.html.gz",
            "  onrecord parse --list pages.jsonl          lines of {\"id\", \"file\", \"url\"}; file is relative to the list"
        })
final class ParseCommand implements Callable<Integer> {

    private static final int BUFFER_CHARS = 1 << 16;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "HTML files, also gzipped (.gz).")
    List<Path> files = List.of();

    @Option(names = "--list", paramLabel = "FILE", description = "A list of pages, one JSON object a line.")
    @Nullable
    Path list;

    @Option(names = "--threads", paramLabel = "N", description = "How many to work with (default: one a core).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ConfigurationException("--threads must be 1 or more, not " + threads);
        }
        if ((list == null) == files.isEmpty()) {
            throw new ConfigurationException("Name either files or a --list of them");
        }
        if (list != null && !Files.isRegularFile(list)) {
            throw new ConfigurationException(list + (Files.exists(list) ? " is no file" : " does not exist"));
        }
        ParseBatch batch = new ParseBatch(Hints.NONE, threads);
        try (Writer out = new BufferedWriter(spec.commandLine().getOut(), BUFFER_CHARS)) {
            ParseBatch.Summary summary = list == null ? batch.files(files, out) : batch.list(list, out);
            return summary.errors() == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_DEAD_LETTERS;
        }
    }
}
