package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.Sources;

/**
 * Two ingesters, one of which is killed; the hosts keep a ledger of all that they are asked for. There are 24 hosts, or as
 * many, up to 254, as the property {@code onrecord.ingest.hosts} says.
 */
class KilledIngesterTest {

    private static final int HOSTS = Integer.getInteger("onrecord.ingest.hosts", 24);
    private static final int PAGES = 3;
    private static final int INTERVAL_MILLIS = 40;
    private static final int KILLED_AFTER_PAGES = HOSTS * PAGES / 5;

    private static final int HOLDING_HOSTS = 4;
    private static final String LAST_PAGE = "/p" + (PAGES - 1);

    private final List<TestSite> sites = new ArrayList<>();
    private final CountDownLatch killed = new CountDownLatch(1);
    private TestKafka kafka;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws Exception {
        kafka = new TestKafka();
        for (int i = 1; i <= HOSTS; i++) {
            sites.add(site("127.0.1." + i));
        }
        sites.subList(0, HOLDING_HOSTS).forEach(this::holdLastPageUntilKilled);
    }

    @AfterEach
    void stop() {
        sites.forEach(TestSite::close);
        kafka.close();
    }

    @Test
    void whatAKilledIngesterLeavesIsDoneByTheOtherAndNothingIsLostOrDoubled() throws Exception {
        Path yaml = Files.writeString(directory.resolve("sources.yaml"), sources());
        List<Source> sources = Sources.read(yaml, Map.of()).all();
        Process victim = process(yaml);
        IngestSettings settings = IngesterProcess.settings(kafka.kafka(), kafka.topics(), "survivor/1");
        Set<String> committedBefore;
        try (Ingest survivor = new Ingest(settings, IngestListener.SILENT)) {
            await(() -> !pagesOf("victim/1").isEmpty());
            CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> survivor.once(sources));
            await(() -> pagesOf("victim/1").size() >= KILLED_AFTER_PAGES);
            await(() -> !committed().isEmpty());

            await(() -> heldPagesAsked() == HOLDING_HOSTS);
            victim.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            killed.countDown();

            committedBefore = committed();
            run.get(180, TimeUnit.SECONDS);
        } finally {
            killed.countDown();
            victim.destroyForcibly();
        }
        assertThat(victim.exitValue()).isNotZero();
        assertThat(kafka.articles())
                .hasSize(HOSTS * PAGES)
                .extracting(Article::getArticleId)
                .doesNotHaveDuplicates();
        assertThat(pagesOf("victim/1")).doesNotHaveDuplicates();
        assertThat(pagesOf("survivor/1")).doesNotHaveDuplicates();
        assertThat(askedByBoth())
                .hasSizeGreaterThanOrEqualTo(HOLDING_HOSTS)
                .doesNotContainAnyElementsOf(committedBefore);
        assertThat(sites).allSatisfy(KilledIngesterTest::keepsItsInterval);
    }

    /** So that the victim is surely killed amid its visits, and has asked for pages that it did not commit. */
    private void holdLastPageUntilKilled(TestSite site) {
        TestSite.Answer page = site.answer(LAST_PAGE);
        site.on(LAST_PAGE, exchange -> {
            try {
                killed.await(120, TimeUnit.SECONDS);
            } catch (InterruptedException siteClosed) {
                Thread.currentThread().interrupt();
            }
            page.to(exchange);
        });
    }

    private long heldPagesAsked() {
        return pagesOf("victim/1").stream().filter(this::isHeld).count();
    }

    private boolean isHeld(String page) {
        return sites.subList(0, HOLDING_HOSTS).stream().anyMatch(site -> page.equals(site.url(LAST_PAGE)));
    }

    private static void keepsItsInterval(TestSite site) {
        List<TestSite.Request> requests = site.requests().stream()
                .filter(request -> !request.path().equals("/robots.txt"))
                .toList();
        for (int i = 1; i < requests.size(); i++) {
            long gapMillis = TimeUnit.NANOSECONDS.toMillis(
                    requests.get(i).nanoTime() - requests.get(i - 1).nanoTime());
            assertThat(gapMillis).isGreaterThanOrEqualTo(INTERVAL_MILLIS - 1);
        }
    }

    private Set<String> committed() {
        return kafka.articles().stream().map(Article::getUrl).collect(Collectors.toSet());
    }

    private Set<String> askedByBoth() {
        Set<String> both = new HashSet<>(pagesOf("victim/1"));
        both.retainAll(new HashSet<>(pagesOf("survivor/1")));
        return both;
    }

    private List<String> pagesOf(String userAgent) {
        List<String> pages = new ArrayList<>();
        for (TestSite site : sites) {
            site.requests().stream()
                    .filter(request -> request.path().startsWith("/p"))
                    .filter(request -> request.header("User-agent").equals(userAgent))
                    .forEach(request -> pages.add(site.url(request.path())));
        }
        return pages;
    }

    private Process process(Path yaml) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        classes,
                        IngesterProcess.class.getName(),
                        String.valueOf(kafka.kafka().get("bootstrap.servers")),
                        kafka.registry().toString(),
                        yaml.toString(),
                        "victim/1")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("victim.log").toFile())
                .start();
    }

    private String sources() {
        return sites.stream()
                .map(site -> "  - name: site-" + sites.indexOf(site) + "\n    type: feed\n    url: \""
                        + site.url("/feed.xml") + "\"\n    allowPrivateNetwork: true\n    interval: "
                        + INTERVAL_MILLIS + "ms\n")
                .collect(Collectors.joining("", "sources:\n", ""));
    }

    private static TestSite site(String host) throws IOException {
        TestSite site = new TestSite(host);
        StringBuilder feed = new StringBuilder("<rss version='2.0'><channel>");
        for (int i = 0; i < PAGES; i++) {
            feed.append("<item><link>{{base}}/p").append(i).append("</link></item>");
            site.page(
                    "/p" + i,
                    "<html><head><title>Page " + i + " of " + host + "</title></head><body><article><h1>Page " + i
                            + " of " + host + "</h1><p>Number " + i + " of " + host + " says that two companies work"
                            + " together, at length, and with many words, so that it is an article.</p></article>"
                            + "</body></html>");
        }
        return site.file("/feed.xml", "application/rss+xml", feed + "</channel></rss>");
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 4_000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
