package org.onrecord.streams.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onrecord.streams.extract.ClaimExtractor;
import org.onrecord.streams.extract.Document;

/**
 * Extracts the claims of documents that come one a line, in order, one line for each, in constant memory: {@code
 * onrecord extract}.
 */
public final class ExtractLines {
    private static final int LINES_IN_FLIGHT_PER_THREAD = 16;

    private final ClaimExtractor extractor;
    private final ObjectMapper mapper = new ObjectMapper();

    public ExtractLines(ClaimExtractor extractor) {
        this.extractor = extractor;
    }

    /**
     * What was done.
     *
     * @param documents lines that are not blank
     * @param failed lines that hold no document; each gave a line with an {@code error}
     */
    public record Summary(long documents, long failed) {}

    /**
     * Reads to the end of {@code in}; a line that holds no document gives {@code {"line": 3, "error": "…"}} and the rest
     * goes on.
     *
     * @param threads at least 1
     */
    public Summary run(BufferedReader in, Writer out, int threads) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            return run(in, out, executor, threads * LINES_IN_FLIGHT_PER_THREAD);
        } finally {
            executor.shutdownNow();
        }
    }

    private Summary run(BufferedReader in, Writer out, ExecutorService executor, int limit) throws IOException {
        Deque<Future<Answer>> inFlight = new ArrayDeque<>();
        long number = 0;
        long documents = 0;
        long failed = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            documents++;
            String text = line;
            long at = number;
            inFlight.add(executor.submit(() -> answer(text, at)));
            if (inFlight.size() >= limit) {
                failed += write(inFlight.remove(), out);
            }
        }
        while (!inFlight.isEmpty()) {
            failed += write(inFlight.remove(), out);
        }
        out.flush();
        return new Summary(documents, failed);
    }

    private record Answer(String line, boolean failed) {}

    private Answer answer(String line, long number) {
        String id = "";
        try {
            JsonNode node = mapper.readTree(line);
            id = node.path("id").asText("");
            Document document = DocumentLine.document(node);
            return new Answer(
                    ClaimsLine.of(mapper, document.id(), extractor.extract(document))
                            .toString(),
                    false);
        } catch (JsonProcessingException e) {
            return failure(id, number, "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return failure(id, number, String.valueOf(e.getMessage()));
        }
    }

    private Answer failure(String id, long number, String message) {
        ObjectNode node = mapper.createObjectNode();
        if (!id.isEmpty()) {
            node.put("id", id);
        }
        node.put("line", number);
        node.put("error", message);
        return new Answer(node.toString(), true);
    }

    private static int write(Future<Answer> future, Writer out) throws IOException {
        try {
            Answer answer = future.get();
            out.write(answer.line);
            out.write('\n');
            return answer.failed ? 1 : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("extractor failed", e.getCause());
        }
    }
}
