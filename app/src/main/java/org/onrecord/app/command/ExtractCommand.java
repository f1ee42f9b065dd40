package org.onrecord.app.command;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.ClaimExtractor;
import org.onrecord.streams.jsonl.ExtractLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "extract",
        description = {
            "Reads documents, one JSON object a line, and writes the claims of each, one JSON object a line, in order.",
            "Needs no Kafka and no database."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Input:  {\"id\", \"kind\", \"publisher\", \"title\", \"text\", \"date\"}; kind is PRESS_RELEASE, NEWS, BLOG or UNKNOWN.",
            "Output: {\"id\", \"claims\": [{\"subject\", \"relation\", \"object\", \"polarity\", \"phase\", \"status\", \"basis\", \"evidence\",",
            "        \"start\", \"end\", \"speaker\", \"confidence\", …}]}; start and end count UTF-16 units into title, newline, text.",
            "A line that holds no document gives a line with \"error\", and the exit code 3.",
            "",
            "Examples:",
            "  onrecord extract documents.jsonl > claims.jsonl",
            "  zcat releases.jsonl.gz | onrecord extract --threads 4 | jq -c '.claims[]'"
        })
final class ExtractCommand implements Callable<Integer> {

    private static final int BUFFER_CHARS = 1 << 16;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The documents, also gzipped (.gz); standard input when there is none or it is -.")
    @Nullable
    Path file;

    @Option(names = "--threads", paramLabel = "N", description = "How many to work with (default: one a core).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ConfigurationException("--threads must be 1 or more, not " + threads);
        }
        ExtractLines lines = new ExtractLines(ClaimExtractor.standard());
        try (BufferedReader in = open();
                Writer out = new BufferedWriter(spec.commandLine().getOut(), BUFFER_CHARS)) {
            ExtractLines.Summary summary = lines.run(in, out, threads);
            return summary.failed() == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_DEAD_LETTERS;
        }
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = System.in;
        if (file != null && !file.toString().equals("-")) {
            if (!Files.isRegularFile(file)) {
                throw new ConfigurationException(file + (Files.exists(file) ? " is no file" : " does not exist"));
            }
            bytes = file.toString().endsWith(".gz") ? unzipped(file) : Files.newInputStream(file);
        }
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), BUFFER_CHARS);
    }

    private static InputStream unzipped(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return new GZIPInputStream(bytes, BUFFER_CHARS);
        } catch (ZipException | EOFException notGzipped) {
            bytes.close();
            throw new IOException(file + " is called .gz but is not gzipped");
        }
    }
}
