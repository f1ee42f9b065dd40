package org.onrecord.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.article.ParseResult;
import org.onrecord.ingest.article.ParsedArticle;
import org.onrecord.ingest.article.text.Block;
import org.onrecord.ingest.source.LocalFiles;

/**
 * Parses files to one line of JSON each, in the order of the input, on several threads, with memory for a few pages
 * only. A page that cannot be read is a line with {@code "error"} and no reason to stop.
 */
public final class ParseBatch {

    private static final long MAX_FILE_BYTES = 64L << 20;
    private static final int PAGES_PER_THREAD = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final ArticleParser parser = new ArticleParser();
    private final Hints hints;
    private final int threads;

    /**
     * What came of a batch.
     *
     * @param errors lines that hold an error
     */
    public record Summary(int lines, int errors) {}

    /** @param hints what is known about every page beforehand */
    public ParseBatch(Hints hints, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Parsing needs at least one thread, not " + threads);
        }
        this.hints = hints;
        this.threads = threads;
    }

    /**
     * Parses the files that a list names, one {@code {"id","file","url"}} a line, with {@code file} relative to the
     * list. Empty lines are passed over.
     *
     * @throws IOException when the list cannot be read or the output cannot be written
     */
    public Summary list(Path list, Appendable out) throws IOException {
        Path directory = list.toAbsolutePath().getParent();
        try (BufferedReader lines = Files.newBufferedReader(list)) {
            return run(
                    lines.lines()
                            .filter(line -> !line.isBlank())
                            .map(line -> job(line, directory))
                            .iterator(),
                    out);
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause() instanceof MalformedInputException
                    ? new IOException(list + " is not in UTF-8", e)
                    : e.getCause();
        }
    }

    /**
     * Parses files, with their paths as ids.
     *
     * @throws IOException when the output cannot be written
     */
    public Summary files(List<Path> files, Appendable out) throws IOException {
        return run(
                files.stream()
                        .map(file -> new Job(file.toString(), file, file.toUri().toString(), null))
                        .iterator(),
                out);
    }

    /** @param error why there is nothing to parse, or null */
    private record Job(
            @Nullable String id,
            @Nullable Path file,
            String url,
            @Nullable String error) {}

    private record Line(String text, boolean isError) {}

    private Summary run(Iterator<Job> jobs, Appendable out) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Deque<Future<Line>> underWay = new ArrayDeque<>();
        int lines = 0;
        int errors = 0;
        try {
            while (jobs.hasNext() || !underWay.isEmpty()) {
                while (jobs.hasNext() && underWay.size() < threads * PAGES_PER_THREAD) {
                    Job job = jobs.next();
                    underWay.add(workers.submit(() -> parse(job)));
                }
                Line line = underWay.remove().get();
                out.append(line.text()).append('\n');
                lines++;
                errors += line.isError() ? 1 : 0;
            }
            return new Summary(lines, errors);
        } catch (ExecutionException e) {
            throw new IllegalStateException("parsing failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private Job job(String line, Path directory) {
        try {
            JsonNode node = json.readTree(line);
            String id = node.path("id").isValueNode() ? node.path("id").asText() : null;
            String file = node.path("file").asText();
            if (file.isEmpty()) {
                return new Job(id, null, "", "the line names no file");
            }
            Path path = directory.resolve(file);
            String url = node.path("url").asText(path.toUri().toString());
            return new Job(id, path, url, null);
        } catch (JsonProcessingException e) {
            return new Job(null, null, "", "not valid JSON: " + e.getOriginalMessage());
        } catch (InvalidPathException e) {
            return new Job(null, null, "", "no path: " + e.getInput());
        }
    }

    private Line parse(Job job) {
        if (job.file() == null) {
            return error(job, String.valueOf(job.error()));
        }
        try {
            Optional<Page> page = LocalFiles.read(job.file(), job.url(), MAX_FILE_BYTES, hints);
            if (page.isEmpty()) {
                return error(job, "the mail has no readable part");
            }
            ParseResult result = parser.parse(page.get());
            if (result instanceof ParseResult.Rejected rejected) {
                return error(job, rejected.reason());
            }
            return new Line(write(job, ((ParseResult.Parsed) result).article()), false);
        } catch (NoSuchFileException e) {
            return error(job, "there is no file " + job.file());
        } catch (IOException | RuntimeException e) {
            return error(job, job.file() + " cannot be read: " + e.getMessage());
        }
    }

    private String write(Job job, ParsedArticle article) {
        ObjectNode node = json.createObjectNode();
        node.put("id", job.id());
        node.put("title", article.title());
        node.put("author", article.byline());
        node.put(
                "date",
                article.publishedOn() == null ? null : article.publishedOn().toString());
        node.put("publisher", article.publisher().name());
        node.put("kind", article.documentKind().name());
        node.put("language", article.language());
        node.put("text", runningText(article));
        return node.toString();
    }

    /** Captions belong to pictures: they are blocks of the article and no part of its running text. */
    private static String runningText(ParsedArticle article) {
        return article.body().stream()
                .filter(block -> block.kind() != Block.Kind.CAPTION)
                .map(Block::text)
                .collect(Collectors.joining("\n"));
    }

    private Line error(Job job, String reason) {
        ObjectNode node = json.createObjectNode();
        node.put("id", job.id());
        node.put("error", reason);
        return new Line(node.toString(), true);
    }
}
