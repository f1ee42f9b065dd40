package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Source;

class AddressTest {

    private static final String FEED =
            "<rss version='2.0'><channel><item><link>{{base}}/p0</link></item><item><link>{{base}}/p1</link></item></channel></rss>";
    private static final AdHocSources.Description PLAIN =
            new AdHocSources.Description(DocumentKind.UNKNOWN, null, null, null);
    private static TestKafka kafka;

    @TempDir
    Path directory;

    private TestSite site;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = new TestKafka();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void startSite() throws Exception {
        site = new TestSite();
        for (int i = 0; i < 2; i++) {
            site.page(
                    "/p" + i,
                    "<html><head><title>Plant " + i + "</title></head><body><article><h1>Plant " + i
                            + "</h1><p>Number " + i + " of two companies said that it works with the other one, at"
                            + " length and in many words, so that this is an article.</p></article></body></html>");
        }
    }

    @AfterEach
    void stopSite() {
        site.close();
    }

    @Test
    void aFeedIsRecognisedByItsContent() throws Exception {
        site.file("/news", "text/html", FEED);

        RunReport report = run("/news", IngestListener.SILENT);

        assertThat(report.sources().get(0).published()).isEqualTo(2);
        assertThat(askedTwice()).isEmpty();
    }

    @Test
    void aSitemapIsRecognisedByItsContent() throws Exception {
        site.file(
                "/map",
                "text/plain",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{{base}}/p0</loc></url></urlset>");

        RunReport report = run("/map", IngestListener.SILENT);

        assertThat(report.sources().get(0).published()).isEqualTo(1);
    }

    @Test
    void aPageIsFetchedOnce() throws Exception {
        RunReport first = run("/p0", IngestListener.SILENT);
        RunReport second = run("/p0", IngestListener.SILENT);

        assertThat(first.sources().get(0).published()).isEqualTo(1);
        assertThat(second.articles()).isZero();
        assertThat(site.requests("/p0")).hasSize(2);
    }

    @Test
    void whatIsNotThereIsAProblemAndNoArticle() throws Exception {
        RunReport report = run("/nothing", IngestListener.SILENT);

        assertThat(report.articles()).isZero();
        assertThat(site.requests("/nothing")).hasSize(1);
    }

    @Test
    void aRunFromTheArchiveOfARunPublishesTheSameArticles() throws Exception {
        site.file("/feed.xml", "application/rss+xml", FEED);
        Path file = directory.resolve("run.warc.gz");
        try (ArchivingListener archive = new ArchivingListener(file, IngestListener.SILENT)) {
            run("/feed.xml", archive);
        }
        Set<String> published = articlesOf(kafka, site.url("/feed.xml"));
        site.close();

        try (TestKafka other = new TestKafka()) {
            RunReport report = alone(other, List.of(file.toString()), IngestListener.SILENT);

            assertThat(report.sources().get(0).problems()).isEmpty();
            assertThat(published).hasSize(2);
            assertThat(articlesOf(other, file.toString())).isEqualTo(published);
        }
    }

    @Test
    void aReplayIntoTheClusterOfItsRunPublishesNothing() throws Exception {
        site.file("/feed.xml", "application/rss+xml", FEED);
        Path file = directory.resolve("run.warc.gz");
        try (ArchivingListener archive = new ArchivingListener(file, IngestListener.SILENT)) {
            run("/feed.xml", archive);
        }

        RunReport report = alone(kafka, List.of(file.toString()), IngestListener.SILENT);

        assertThat(report.sources()).singleElement().satisfies(replay -> {
            assertThat(replay.problems()).isEmpty();
            assertThat(replay.foundNews()).isFalse();
            assertThat(replay.unchanged()).isGreaterThanOrEqualTo(2);
        });
        assertThat(articlesOf(kafka, file.toString())).isEmpty();
    }

    private static Set<String> articlesOf(TestKafka cluster, String source) {
        return cluster.articles().stream()
                .filter(article -> article.getSourceName().equals(source))
                .map(AddressTest::content)
                .collect(Collectors.toSet());
    }

    private static String content(Article article) {
        return article.getArticleId()
                + article.getCanonicalUrl()
                + article.getTitle()
                + article.getText()
                + article.getContentHash();
    }

    private Set<String> askedTwice() {
        Set<String> seen = new HashSet<>();
        return site.requests().stream()
                .map(TestSite.Request::path)
                .filter(path -> !seen.add(path))
                .collect(Collectors.toSet());
    }

    private RunReport run(String path, IngestListener listener) {
        return alone(kafka, List.of(site.url(path)), listener);
    }

    private static RunReport alone(TestKafka cluster, List<String> arguments, IngestListener listener) {
        FetchSettings quick =
                new FetchSettings("onrecord-test/1", 2_000, 2_000, 5_000, 2, 10, 1_000, 5, 100, 3_600_000, 5, 8);
        List<Source> sources = AdHocSources.of(arguments, PLAIN);
        try (Ingest ingest = new Ingest(IngestSettings.of(cluster.kafka(), cluster.topics(), quick), listener)) {
            return ingest.alone(sources);
        }
    }
}
