package org.onrecord.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.article.ParseResult;
import org.onrecord.ingest.article.ParsedArticle;
import org.onrecord.ingest.article.text.Block;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.extract.ClaimExtractor;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Status;
import org.onrecord.streams.ledger.ArticleText;
import org.onrecord.streams.ledger.ClaimKey;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.EvidenceReader;
import org.onrecord.streams.ledger.Publisher;

/**
 * The sample's documents read one by one, without any server, against the truth. The lists of what is wrong and what
 * is missing are in {@code target/truth/documents.txt}.
 */
class SampleExtractionTest {

    private static final Path REPORT = Path.of("target", "truth", "documents.txt");
    private static final Instant FETCHED = Instant.parse("2026-02-01T00:00:00Z");

    /** Just below what was measured last; raise them whenever the extractor gets better. */
    private static final double PRECISION_MIN = 0.70;

    private static final double RECALL_MIN = 0.61;
    private static final int WRONG_OFFICIAL_MAX = 31;

    private static Truth truth;
    private static Map<String, List<Evidence>> evidence;

    @BeforeAll
    static void readAll(@TempDir Path directory) throws Exception {
        truth = Truth.load();
        evidence = new LinkedHashMap<>();
        Map<String, Hints> hints = hints(directory);
        ArticleParser parser = new ArticleParser();
        ClaimExtractor extractor = ClaimExtractor.standard();
        for (String document : truth.documents()) {
            String source = document.substring(0, document.indexOf('/'));
            ArticleText article = read(document, parser, Objects.requireNonNull(hints.get(source), source));
            evidence.put(
                    document,
                    EvidenceReader.read(article, extractor.extract(article.document()), "test", EntityTable.bundled()));
        }
    }

    @Test
    void theFactsAgreeWithTheTruthAsWellAsTheyDid() throws IOException {
        Agreement agreement = Agreement.of(truth, told());

        agreement.writeTo(REPORT);
        assertThat(agreement.precision()).as(agreement.summary()).isGreaterThanOrEqualTo(PRECISION_MIN);
        assertThat(agreement.recall()).as(agreement.summary()).isGreaterThanOrEqualTo(RECALL_MIN);
        assertThat(agreement.wrongOfficial()).as(agreement.summary()).hasSizeLessThanOrEqualTo(WRONG_OFFICIAL_MAX);
    }

    @Test
    void documentsThatMakeNoClaimGiveNone() {
        assertThat(truth.silentDocuments())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(document -> assertThat(evidence.get(document)).isEmpty());
    }

    private static List<Told> told() {
        Map<ClaimKey, List<String>> words = new LinkedHashMap<>();
        Map<ClaimKey, Boolean> official = new LinkedHashMap<>();
        evidence.forEach((document, all) -> all.forEach(each -> {
            ClaimKey key = truth.key(
                    each.relation(), each.subject().entityId(), each.object().entityId());
            words.computeIfAbsent(key, unused -> new ArrayList<>()).add(words(document, each));
            official.merge(
                    key, each.polarity() == Polarity.AFFIRMED && each.status() == Status.OFFICIAL, Boolean::logicalOr);
        }));
        return words.entrySet().stream()
                .map(entry -> new Told(
                        entry.getKey(), official.get(entry.getKey()), String.join("\n      also ", entry.getValue())))
                .toList();
    }

    private static String words(String document, Evidence each) {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s %s %s %.2f %s in %s: %s",
                each.subject().name(),
                each.relation(),
                each.object().name(),
                each.polarity(),
                each.status(),
                each.basis(),
                each.confidence(),
                each.rule(),
                document,
                each.quote().replaceAll("\\s+", " "));
    }

    private static Map<String, Hints> hints(Path directory) throws IOException {
        Path sources = SampleFolder.writeTo(directory, "http://127.0.0.1:1");
        Map<String, Hints> hints = Sources.read(sources, Map.of()).all().stream()
                .collect(Collectors.toMap(
                        Source::name, source -> source.settings().hints()));
        hints.put("folder", Objects.requireNonNull(hints.remove("clippings"), "clippings"));
        return hints;
    }

    private static ArticleText read(String document, ArticleParser parser, Hints hints) throws IOException {
        String path = document.startsWith("folder/") ? document : "site/" + document;
        byte[] bytes;
        try (InputStream content = Objects.requireNonNull(SampleSite.class.getResourceAsStream(path), document)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            bytes = text.replace("{{base}}", "http://sample.example").getBytes(StandardCharsets.UTF_8);
        }
        String url = "http://sample.example/" + document;
        ParseResult result = parser.parse(new Page(url, mediaType(document), "utf-8", bytes, hints));
        if (result instanceof ParseResult.Rejected rejected) {
            throw new AssertionError(document + " is no article: " + rejected.reason());
        }
        return article(document, url, ((ParseResult.Parsed) result).article());
    }

    private static String mediaType(String document) {
        return document.endsWith(".html") ? "text/html" : document.endsWith(".md") ? "text/markdown" : "text/plain";
    }

    private static ArticleText article(String document, String url, ParsedArticle parsed) {
        Document.PublisherKind kind =
                Document.PublisherKind.valueOf(parsed.publisher().kind().name());
        return new ArticleText(
                document,
                url,
                parsed.title(),
                new Publisher(parsed.publisher().name(), parsed.publisher().domain(), kind),
                parsed.publishedAt(),
                FETCHED,
                new Document(
                        document,
                        Document.Kind.valueOf(parsed.documentKind().name()),
                        parsed.publisher().name(),
                        kind,
                        parsed.issuers(),
                        parsed.title(),
                        parsed.body().stream().map(Block::text).collect(Collectors.joining("\n\n")),
                        parsed.publishedOn()));
    }
}
