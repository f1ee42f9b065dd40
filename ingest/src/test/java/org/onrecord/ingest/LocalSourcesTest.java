package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Source;

class LocalSourcesTest {

    private static final String TEXT = "A title of a few words\n\nTwo companies work together, they said on Monday, and"
            + " they will do so for years, in two countries and in three factories.\n";
    private static TestKafka kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = new TestKafka();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void aFileIsPublishedOnceAndWithdrawnAfterTwoVisitsWithoutIt() throws Exception {
        Files.writeString(directory.resolve("a.txt"), TEXT);
        Files.writeString(directory.resolve("b.md"), "# Another\n\nA paragraph that is quite unlike the first one.\n");

        RunReport first = run(directory);
        RunReport second = run(directory);
        Files.delete(directory.resolve("a.txt"));
        RunReport third = run(directory);
        RunReport fourth = run(directory);

        assertThat(first.sources().get(0).published()).isEqualTo(2);
        assertThat(second.articles()).isZero();
        assertThat(third.sources().get(0).withdrawn()).isZero();
        assertThat(fourth.sources().get(0).withdrawn()).isEqualTo(1);
    }

    @Test
    void everyPageOfAWebArchiveIsAnArticleOfItsOwnAddress() throws Exception {
        Path archive = directory.resolve("crawl.warc.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(capture("https://example.com/one", "One"));
            out.write(capture("https://example.com/two", "Two"));
        }

        RunReport first = run(archive);
        RunReport second = run(archive);

        assertThat(first.sources().get(0).problems()).isEmpty();
        assertThat(first.sources().get(0).published()).isEqualTo(2);
        assertThat(second.articles()).isZero();
        assertThat(kafka.articles())
                .extracting(Article::getCanonicalUrl)
                .contains("https://example.com/one", "https://example.com/two");
    }

    @Test
    void aPreviewShowsWhatWouldBePublishedWithoutPublishing() throws Exception {
        Files.writeString(directory.resolve("a.txt"), TEXT);
        int before = kafka.articles().size();

        SourcePreview.Preview preview;
        try (SourcePreview previews = new SourcePreview(settings())) {
            preview = previews.of(source(directory), 1);
        }

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.addresses()).hasSize(1);
        assertThat(preview.samples())
                .first()
                .satisfies(sample -> assertThat(sample.article()).isNotNull());
        assertThat(kafka.articles()).hasSize(before);
    }

    @Test
    void aBatchKeepsTheOrderAndReportsWhatCannotBeRead() throws Exception {
        Files.writeString(directory.resolve("a.txt"), TEXT);
        Path list = Files.writeString(
                directory.resolve("list.jsonl"),
                "{\"id\":\"1\",\"file\":\"a.txt\"}\n{\"id\":\"2\",\"file\":\"none.html\"}\n\nnot json\n{\"id\":\"4\",\"file\":\"a.txt\"}\n");
        StringWriter out = new StringWriter();

        ParseBatch.Summary summary = new ParseBatch(Hints.NONE, 2).list(list, out);

        assertThat(summary).isEqualTo(new ParseBatch.Summary(4, 2));
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"id\":\"1\"").contains("A title of a few words");
        assertThat(lines.get(1)).contains("\"id\":\"2\"").contains("\"error\":\"there is no file");
        assertThat(lines.get(3)).contains("\"id\":\"4\"");
    }

    private static byte[] capture(String url, String title) {
        String html = "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>On page "
                + title + " two companies say that they work together, at some length, so that it is an article, and"
                + " that they will go on.</p></article></body></html>";
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + html.length()
                + "\r\n\r\n" + html;
        String record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:"
                + java.util.UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8))
                + ">\r\nWARC-Date: 2025-01-01T00:00:00Z\r\nWARC-Target-URI: " + url
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + http.length()
                + "\r\n\r\n"
                + http + "\r\n\r\n";
        return record.getBytes(StandardCharsets.UTF_8);
    }

    private static Source source(Path path) {
        AdHocSources.Description description = new AdHocSources.Description(DocumentKind.BLOG, "Example", null, "en");
        return AdHocSources.of(List.of(path.toString()), description).get(0);
    }

    private static RunReport run(Path path) {
        try (Ingest ingest = new Ingest(settings(), IngestListener.SILENT)) {
            return ingest.alone(List.of(source(path)));
        }
    }

    private static IngestSettings settings() {
        return IngestSettings.of(kafka.kafka(), kafka.topics(), FetchSettings.defaults("onrecord-test/1"));
    }
}
