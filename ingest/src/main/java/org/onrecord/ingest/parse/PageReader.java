package org.onrecord.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.article.Block;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.article.ParseResult;
import org.onrecord.ingest.article.ParsedArticle;

/** From a saved page to its line of output. */
final class PageReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_PAGE_BYTES = 20 << 20;

    private final ArticleParser parser;

    PageReader(ArticleParser parser) {
        this.parser = parser;
    }

    /** The line, and whether an article was read. */
    record Line(String json, boolean isRead) {}

    Line read(PageFile page) {
        if (page.file() == null) {
            return failure(page.id(), page.problem() == null ? "no file" : page.problem());
        }
        try {
            byte[] bytes = bytes(page.file());
            if (bytes.length > MAX_PAGE_BYTES) {
                return failure(page.id(), "larger than " + MAX_PAGE_BYTES + " bytes");
            }
            ParseResult result = parser.parse(new Page(page.url(), mediaType(page.file()), null, bytes, Hints.NONE));
            if (result instanceof ParseResult.Parsed parsed) {
                return new Line(line(page.id(), parsed.article()), true);
            }
            return failure(page.id(), ((ParseResult.Rejected) result).reason());
        } catch (NoSuchFileException missing) {
            return failure(page.id(), "no such file: " + page.file());
        } catch (ZipException broken) {
            return failure(page.id(), "not a gzip file: " + page.file());
        } catch (IOException unreadable) {
            return failure(page.id(), "cannot be read: " + page.file());
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = isCompressed(file) ? new GZIPInputStream(raw) : raw) {
            return in.readNBytes(MAX_PAGE_BYTES + 1);
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    private static String mediaType(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".txt")) {
            return "text/plain";
        }
        return name.endsWith(".md") || name.endsWith(".markdown") ? "text/markdown" : "text/html";
    }

    private static String line(String id, ParsedArticle article) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id);
        json.put("title", article.title());
        json.put("author", article.byline());
        json.put(
                "date",
                article.publishedOn() == null ? null : article.publishedOn().toString());
        json.put("publisher", article.publisher().name());
        json.put("kind", article.documentKind().name());
        json.put("language", article.language());
        json.put("text", runningText(article));
        return write(json);
    }

    /** Captions belong to pictures: they are blocks of the article and no part of its running text. */
    private static String runningText(ParsedArticle article) {
        return article.body().stream()
                .filter(block -> block.kind() != Block.Kind.CAPTION)
                .map(Block::text)
                .collect(Collectors.joining("\n"));
    }

    private static Line failure(String id, String problem) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id);
        json.put("error", problem);
        return new Line(write(json), false);
    }

    private static String write(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
