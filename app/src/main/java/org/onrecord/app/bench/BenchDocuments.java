package org.onrecord.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.onrecord.app.sample.SampleFolder;
import org.onrecord.app.sample.SampleSite;
import org.onrecord.app.verify.TopicReader;
import org.onrecord.avro.Article;
import org.onrecord.avro.DocumentKind;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.ingest.Ingest;
import org.onrecord.ingest.IngestListener;
import org.onrecord.ingest.IngestSettings;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Sources;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.jsonl.DocumentLine;
import org.onrecord.streams.topology.ArticleCodec;

/**
 * As many articles as a measurement needs, made of given ones: where these do not suffice they come again under other
 * addresses and with one more line of text.
 */
final class BenchDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");
    private static final java.time.Duration REGISTRY_PATIENCE = java.time.Duration.ofMinutes(1);
    private static final int INVENTED_COMPANIES = 5_000;

    private final List<Article> base;

    private BenchDocuments(List<Article> base) {
        if (base.isEmpty()) {
            throw new IllegalArgumentException("A benchmark needs a document");
        }
        this.base = List.copyOf(base);
    }

    /** The documents of a file as {@code onrecord extract} reads it, one JSON object a line, also gzipped. */
    static BenchDocuments ofFile(Path file, int most) throws IOException {
        List<Article> articles = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && articles.size() < most; line = lines.readLine()) {
                if (!line.isBlank()) {
                    articles.add(article(DocumentLine.document(JSON.readTree(line))));
                }
            }
        }
        return new BenchDocuments(articles);
    }

    /** The documents of the bundled sample site, as ingest publishes them. */
    static BenchDocuments ofSampleSite(Path directory) throws IOException {
        try (SampleSite site = SampleSite.start(0);
                EmbeddedStack stack =
                        EmbeddedStack.start(directory.resolve("sample-stack"), EmbeddedStack.Ports.FREE)) {
            Map<String, Object> connection =
                    Map.of("bootstrap.servers", stack.broker().bootstrapServers());
            Topics topics = new Topics(new HttpSchemaRegistry(stack.registry().uri(), REGISTRY_PATIENCE), 1);
            try (Admin admin = Admin.create(connection)) {
                topics.createMissing(admin, (short) 1);
            }
            Path sources = SampleFolder.writeTo(directory.resolve("sample"), site.baseUrl());
            IngestSettings settings =
                    IngestSettings.of(connection, topics, FetchSettings.defaults("OnRecord/0.1 (benchmark)"));
            try (Ingest ingest = new Ingest(settings, IngestListener.SILENT)) {
                ingest.once(Sources.read(sources, Map.of()).all());
            }
            TopicReader reader = new TopicReader(connection);
            List<Article> articles = new ArrayList<>();
            String name = topics.articles().name();
            reader.read(
                    reader.partitions(name),
                    record -> articles.add(
                            topics.articles().valueSerde().deserializer().deserialize(name, record.value())));
            return new BenchDocuments(articles);
        }
    }

    private static Article article(Document document) {
        String heading = document.title().isEmpty() ? "" : document.title() + '\n';
        return Article.newBuilder()
                .setArticleId(document.id())
                .setUrl("https://bench.example/" + document.id())
                .setCanonicalUrl("https://bench.example/" + document.id())
                .setPublisher(new Publisher(
                        document.publisherName(),
                        "",
                        PublisherKind.valueOf(document.publisherKind().name())))
                .setDocumentKind(DocumentKind.valueOf(document.kind().name()))
                .setIssuers(document.issuers())
                .setTitle(document.title())
                .setPublishedAt(
                        document.date() == null
                                ? null
                                : document.date().atStartOfDay(ZoneOffset.UTC).toInstant())
                .setFetchedAt(FETCHED)
                .setText(heading + document.text())
                .setContentHash("")
                .build();
    }

    int size() {
        return base.size();
    }

    /** The article of that number, from 0 on. */
    Article article(int number) {
        return numbered(number, "");
    }

    /** The article of that number with one claim that {@link LineExtractor} reads, about two invented companies. */
    Article articleWithClaim(int number) {
        int subject = Math.floorMod(number * 7919, INVENTED_COMPANIES);
        int object = (subject + 1 + number % 97) % INVENTED_COMPANIES;
        return numbered(
                number,
                "\n" + LineExtractor.CLAIM + "Vexaro" + subject + " PARTNERS_WITH Vexaro" + object
                        + " FIRST_PARTY AFFIRMED ACTIVE");
    }

    private Article numbered(int number, String line) {
        Article original = base.get(number % base.size());
        String again = number < base.size() ? "" : "\nPrinted again, number " + number / base.size() + '.';
        String address = original.getCanonicalUrl() + (number < base.size() ? "" : "?again=" + number);
        String id =
                UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
        return Article.newBuilder(original)
                .setArticleId(id)
                .setCanonicalUrl(address)
                .setText(original.getText() + again + line)
                .setBlocks(List.of())
                .setContentHash(Integer.toString(number))
                .build();
    }

    /** The article as a line of the input of {@code onrecord extract}. */
    static String line(Article article) {
        Document document = ArticleCodec.text(article).document();
        ObjectNode line = JSON.createObjectNode();
        line.put("id", document.id());
        line.put("kind", document.kind().name());
        line.put("publisher", document.publisherName());
        line.put("publisherKind", document.publisherKind().name());
        document.issuers().forEach(line.putArray("issuers")::add);
        line.put("title", document.title());
        line.put("text", document.text());
        if (document.date() != null) {
            line.put("date", document.date().toString());
        }
        return line.toString();
    }
}
