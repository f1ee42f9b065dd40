package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.avro.Article;
import org.onrecord.avro.IngestRun;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.publish.TransactionalOutbox;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;

class SharedIngestTest {

    private static final int PAGES = 4;
    private static TestKafka kafka;
    private final List<TestSite> sites = new ArrayList<>();

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = new TestKafka();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void stopSites() {
        sites.forEach(TestSite::close);
    }

    @Test
    void twoIngestersShareTheSourcesWithoutFetchingOrPublishingTwice() throws Exception {
        List<Source> sources = sources(24);
        try (Ingest one = ingest();
                Ingest two = ingest()) {
            CompletableFuture<RunReport> first = CompletableFuture.supplyAsync(() -> one.once(sources));
            CompletableFuture<RunReport> second = CompletableFuture.supplyAsync(() -> two.once(sources));

            RunReport a = first.get(60, TimeUnit.SECONDS);
            RunReport b = second.get(60, TimeUnit.SECONDS);

            assertThat(finished(a, b))
                    .containsExactlyInAnyOrderElementsOf(
                            sources.stream().map(Source::name).toList());
        }
        assertThat(sites).allSatisfy(site -> {
            assertThat(asked(site)).doesNotHaveDuplicates();
            assertThat(pagesAsked(site)).hasSize(PAGES);
        });
        assertThat(publishedAtEachSite())
                .hasSize(sites.size())
                .allSatisfy((site, articles) -> assertThat(articles).hasSize(PAGES));
    }

    @Test
    void anIngesterThatIsClosedLeavesTheRestToTheOther() throws Exception {
        List<Source> sources = sources(12);
        try (Ingest two = ingest()) {
            CompletableFuture<RunReport> first;
            CompletableFuture<RunReport> second;
            try (Ingest one = ingest()) {
                first = CompletableFuture.supplyAsync(() -> one.once(sources));
                second = CompletableFuture.supplyAsync(() -> two.once(sources));
            }

            first.get(60, TimeUnit.SECONDS);
            second.get(60, TimeUnit.SECONDS);
        }
        assertThat(publishedAtEachSite())
                .hasSize(sites.size())
                .allSatisfy((site, articles) -> assertThat(articles).hasSize(PAGES));
    }

    @Test
    void aVisitThatIsCutShortSaysSoAndFailsNoDocument() throws Exception {
        List<Source> sources = sources(1);
        CountDownLatch pageAsked = new CountDownLatch(1);
        CountDownLatch ingestClosed = new CountDownLatch(1);
        sites.get(0).on("/p1", exchange -> {
            pageAsked.countDown();
            awaitUninterrupted(ingestClosed);
        });

        CompletableFuture<RunReport> run;
        try (Ingest ingest = ingest()) {
            run = CompletableFuture.supplyAsync(() -> ingest.once(sources));
            assertThat(pageAsked.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            ingestClosed.countDown();
        }

        assertThat(run.get(30, TimeUnit.SECONDS).sources()).singleElement().satisfies(report -> {
            assertThat(report.finished()).isFalse();
            assertThat(report.failed()).isZero();
            assertThat(report.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("interrupted"));
        });
    }

    @Test
    void whatADeadIngesterDidNotCommitIsDoneAgainOnce() throws Exception {
        List<Source> sources = sources(1);
        KafkaProducer<byte[], byte[]> dead = abandonedTransaction(Shares.of(sources.get(0), 4));

        try (Ingest ingest = ingest()) {
            ingest.once(sources);
        }

        assertThat(published(sites.get(0)))
                .hasSize(PAGES)
                .noneMatch(a -> a.getTitle().equals("from the dead"));
        dead.close(java.time.Duration.ZERO);
    }

    @Test
    void aReportOfEveryVisitIsPublished() throws Exception {
        List<Source> sources = sources(2);

        RunReport report;
        try (Ingest ingest = ingest()) {
            report = ingest.once(sources);
        }

        List<IngestRun> runs = kafka.committed(kafka.topics().ingestRuns()).stream()
                .filter(run -> run.getRunId().equals(report.runId()))
                .toList();
        assertThat(runs).hasSize(2).allMatch(run -> run.getPublished() == PAGES && run.getFound() == PAGES);
    }

    @Test
    void aScheduleVisitsASourceAgainWhenItIsDue() throws Exception {
        List<Source> sources = sources(1, "schedule: { every: 300ms }");
        TestSite site = sites.get(0);
        CompletableFuture<Void> daemon;
        try (Ingest ingest = ingest()) {
            daemon = CompletableFuture.runAsync(() -> ingest.schedule(sources));

            await(() -> site.requests("/feed.xml").size() >= 3);
        }

        daemon.get(30, TimeUnit.SECONDS);
        assertThat(published(site)).hasSize(PAGES);
        assertThat(pagesAsked(site)).hasSize(PAGES);
    }

    private KafkaProducer<byte[], byte[]> abandonedTransaction(int share) throws Exception {
        Map<String, Object> settings = new HashMap<>(kafka.kafka());
        settings.putAll(TransactionalOutbox.producerSettings("onrecord-ingest-share-" + share));
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        Article article = Article.newBuilder()
                .setArticleId("dead")
                .setUrl("u")
                .setCanonicalUrl("u")
                .setSourceName(name(sites.get(0)))
                .setPublisher(new org.onrecord.avro.Publisher("p", "", org.onrecord.avro.PublisherKind.UNKNOWN))
                .setTitle("from the dead")
                .setFetchedAt(java.time.Instant.EPOCH)
                .setContentHash("")
                .build();
        String topic = kafka.topics().articles().name();
        byte[] value = kafka.topics().articles().valueSerde().serializer().serialize(topic, article);
        producer.send(new ProducerRecord<>(topic, value)).get(10, TimeUnit.SECONDS);
        return producer;
    }

    private Ingest ingest() {
        FetchSettings quick =
                new FetchSettings("onrecord-test/1", 2_000, 2_000, 5_000, 2, 10, 1_000, 5, 100, 3_600_000, 5, 8);
        return new Ingest(IngestSettings.of(kafka.kafka(), kafka.topics(), quick), IngestListener.SILENT);
    }

    private List<Source> sources(int count, String... settings) throws IOException {
        StringBuilder yaml = new StringBuilder("sources:\n");
        for (int i = 0; i < count; i++) {
            TestSite site = site();
            yaml.append("  - name: ").append(name(site)).append('\n');
            yaml.append("    type: feed\n    url: ")
                    .append(site.url("/feed.xml"))
                    .append('\n');
            yaml.append("    allowPrivateNetwork: true\n");
            for (String setting : settings) {
                yaml.append("    ").append(setting).append('\n');
            }
        }
        return Sources.parse(yaml.toString(), "test.yaml", Path.of("."), Map.of())
                .all();
    }

    private TestSite site() throws IOException {
        TestSite site = new TestSite();
        sites.add(site);
        StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>Example</title>");
        for (int i = 0; i < PAGES; i++) {
            feed.append("<item><link>{{base}}/p").append(i).append("</link></item>");
            site.page(
                    "/p" + i,
                    "<html><head><title>Page " + i + "</title></head><body><article><h1>Page " + i
                            + "</h1><p>Page number " + i
                            + " of this site says that two companies work together, at length, and"
                            + " with many words, so that it is an article.</p></article></body></html>");
        }
        site.file("/feed.xml", "application/rss+xml", feed + "</channel></rss>");
        return site;
    }

    private static List<String> finished(RunReport... reports) {
        return Stream.of(reports)
                .flatMap(report -> report.sources().stream())
                .filter(SourceReport::finished)
                .map(SourceReport::source)
                .toList();
    }

    private static List<String> asked(TestSite site) {
        return site.requests().stream().map(TestSite.Request::path).toList();
    }

    private static List<String> pagesAsked(TestSite site) {
        return asked(site).stream().filter(path -> path.startsWith("/p")).toList();
    }

    private List<Article> published(TestSite site) {
        return publishedAtEachSite().getOrDefault(name(site), List.of());
    }

    private Map<String, List<Article>> publishedAtEachSite() {
        Set<String> names = sites.stream().map(SharedIngestTest::name).collect(Collectors.toSet());
        return kafka.articles().stream()
                .filter(article -> names.contains(article.getSourceName()))
                .collect(Collectors.groupingBy(Article::getSourceName));
    }

    private static String name(TestSite site) {
        return "site-" + site.port();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException siteClosed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
