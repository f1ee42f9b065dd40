package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.avro.Article;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;

class IngestTest {

    private static final String BODY = "<p>The two companies will build lenses together, they said on Monday, and they"
            + " will sell them from spring on, under both names, in all of their shops.</p>"
            + "<p>It is the third time that they work together, after two cameras, and it will not be the last.</p>";
    private static TestKafka kafka;
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
    }

    @AfterEach
    void stopSite() {
        site.close();
    }

    @Test
    void aSecondRunPublishesNothingNew() {
        feed("a1", "a2");
        page("/a1", "One", BODY);
        page("/a2", "Two", BODY + "<p>And more of it, which is enough to tell the two from each other.</p>");

        RunReport first = run();
        RunReport second = run();

        assertThat(first.sources().get(0).published()).isEqualTo(2);
        assertThat(second.articles()).isZero();
        assertThat(second.sources().get(0).unchanged()).isEqualTo(2);
        assertThat(published()).extracting(Article::getTitle).containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void aChangedPageIsANewRevisionOfTheSameArticle() {
        feed("a1");
        page("/a1", "One", BODY);
        run();
        page("/a1", "One, corrected", BODY);

        RunReport second = run();

        assertThat(second.sources().get(0).changed()).isEqualTo(1);
        assertThat(published())
                .hasSize(2)
                .extracting(Article::getArticleId)
                .containsOnly(published().get(0).getArticleId());
    }

    @Test
    void onlyTheSecondVisitToAGonePageWithdrawsItsArticle() {
        feed("a1");
        page("/a1", "One", BODY);
        run();
        site.remove("/a1");

        RunReport second = run();
        RunReport third = run();

        assertThat(second.sources().get(0).withdrawn()).isZero();
        assertThat(third.sources().get(0).withdrawn()).isEqualTo(1);
        assertThat(published()).last().satisfies(last -> {
            assertThat(last.getWithdrawn()).isTrue();
            assertThat(last.getText()).isEmpty();
        });
    }

    @Test
    void aFailingServerWithdrawsNothing() {
        feed("a1");
        page("/a1", "One", BODY);
        run();
        site.on("/a1", TestSite.send(503, "text/plain", "later"));

        run();
        RunReport third = run();

        assertThat(third.sources().get(0).failed()).isEqualTo(1);
        assertThat(published()).noneMatch(Article::getWithdrawn);
    }

    @Test
    void everyBlockIsWhereItsOffsetsSay() {
        feed("a1");
        page("/a1", "One", "<h2>Why</h2>" + BODY + "<blockquote>We are glad, and so are they.</blockquote>");

        run();

        Article article = published().get(0);
        assertThat(article.getText()).startsWith("One\n");
        assertThat(article.getBlocks())
                .hasSize(5)
                .allSatisfy(block -> assertThat(article.getText().substring(block.getStart(), block.getEnd()))
                        .isNotBlank()
                        .doesNotContain("\n\n"));
    }

    private RunReport run() {
        String yaml = """
                sources:
                  - name: %s
                    type: feed
                    url: %s
                    publisher: { name: Example, domain: example.com, kind: COMPANY, organisation: Example AG }
                    documentKind: PRESS_RELEASE
                    allowPrivateNetwork: true
                """.formatted(name(), site.url("/feed.xml"));
        List<Source> sources =
                Sources.parse(yaml, "test.yaml", Path.of("."), Map.of()).all();
        FetchSettings web = FetchSettings.defaults("onrecord-test/1 (+https://example.com/bot)");
        FetchSettings quick = new FetchSettings(
                web.userAgent(), 2_000, 2_000, 5_000, 2, 10, 1_000, 5, 100, web.robotsCacheMillis(), 5, 8);
        try (Ingest ingest =
                new Ingest(IngestSettings.of(kafka.kafka(), kafka.topics(), quick), IngestListener.SILENT)) {
            return ingest.once(sources);
        }
    }

    private String name() {
        return "site-" + site.port();
    }

    private List<Article> published() {
        return kafka.articles().stream()
                .filter(a -> a.getSourceName().equals(name()))
                .toList();
    }

    private void feed(String... items) {
        StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>Example</title>");
        for (String item : items) {
            feed.append("<item><link>{{base}}/").append(item).append("</link></item>");
        }
        site.file(
                "/feed.xml",
                "application/rss+xml",
                feed.append("</channel></rss>").toString());
    }

    private void page(String path, String title, String body) {
        site.page(
                path,
                "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>" + body
                        + "</article></body></html>");
    }
}
