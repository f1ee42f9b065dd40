package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.TestSite;
import org.onrecord.ingest.web.WebAddress;

class HttpFetcherTest {

    private static final FetchRequest.Manners HASTE = new FetchRequest.Manners(0, 8, Map.of());
    private final List<AutoCloseable> opened = new ArrayList<>();
    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = site();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @Test
    void bothValidatorsAreSentBackExactlyAsReceived() {
        site.on("/a", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"odd-'etag\"");
            exchange.getResponseHeaders().set("Last-Modified", "Sat, 1 Feb 2025 8:00:00 +0000 (not by the book)");
            TestSite.send(200, "text/html", "hello").to(exchange);
        });
        Fetcher fetcher = fetcher(settings());
        FetchResult.Fetched first = (FetchResult.Fetched) fetch(fetcher, "/a");

        fetcher.fetch(request(site.url("/a"), first.validators(), HASTE)).join();

        TestSite.Request second = site.requests("/a").get(1);
        assertThat(second.header("If-none-match")).isEqualTo("W/\"odd-'etag\"");
        assertThat(second.header("If-modified-since")).isEqualTo("Sat, 1 Feb 2025 8:00:00 +0000 (not by the book)");
    }

    @Test
    void notModifiedIsSaidSo() {
        site.on("/a", exchange -> exchange.sendResponseHeaders(304, -1));

        FetchResult result = fetcher(settings())
                .fetch(request(site.url("/a"), new Validators("\"1\"", null), HASTE))
                .join();

        assertThat(result).isInstanceOf(FetchResult.NotModified.class);
    }

    @Test
    void theUserAgentIsSentEverywhere() {
        site.page("/a", "hello");

        fetch(fetcher(settings()), "/a");

        assertThat(site.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("User-agent"))
                        .isEqualTo("onrecord-test/1 (+https://example.com/bot)"));
    }

    @Test
    void gzipDeflateAndBrotliAreDecoded() throws IOException {
        byte[] brotli = java.util.Base64.getDecoder().decode("CwWAaGVsbG8gd29ybGQD");
        site.on("/gzip", encoded("gzip", gzip("hello world".getBytes(StandardCharsets.UTF_8))));
        site.on("/deflate", encoded("deflate", deflate("hello world".getBytes(StandardCharsets.UTF_8))));
        site.on("/br", encoded("br", brotli));
        Fetcher fetcher = fetcher(settings());

        List<String> bodies = List.of("/gzip", "/deflate", "/br").stream()
                .map(path -> body(fetch(fetcher, path)))
                .toList();

        assertThat(bodies).containsOnly("hello world");
    }

    @Test
    void aDecompressionBombIsRefused() throws IOException {
        site.on("/bomb", encoded("gzip", gzip(new byte[50 << 20])));
        site.on("/double", encoded("gzip, gzip", gzip(gzip(new byte[50 << 20]))));
        site.on("/many", encoded("gzip, gzip, gzip, gzip", gzip(new byte[10])));
        Fetcher fetcher = fetcher(settings());

        assertThat(fetch(fetcher, "/bomb")).isEqualTo(new FetchResult.Refused("larger than 1048576 bytes"));
        assertThat(fetch(fetcher, "/double")).isEqualTo(new FetchResult.Refused("larger than 1048576 bytes"));
        assertThat(fetch(fetcher, "/many")).isInstanceOf(FetchResult.Failed.class);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWithOrWithoutALength() {
        site.on("/long", exchange -> {
            exchange.sendResponseHeaders(200, 5 << 20);
            write(exchange, 5 << 20);
        });
        site.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            write(exchange, 50 << 20);
        });
        Fetcher fetcher = fetcher(settings());

        assertThat(fetch(fetcher, "/long")).isInstanceOf(FetchResult.Refused.class);
        assertThat(fetch(fetcher, "/endless")).isInstanceOf(FetchResult.Refused.class);
    }

    @Test
    void aServerThatDripsIsLeftAtTheDeadline() {
        site.on("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < 200; i++) {
                out.write('x');
                out.flush();
                await(50);
            }
        });

        FetchResult result = fetch(fetcher(settings()), "/slow");

        assertThat(result).isEqualTo(new FetchResult.Failed("no complete answer within 1500 ms", null));
    }

    @Test
    void goneIsOnlyWhatIsSaidToBeGone() {
        site.on("/404", TestSite.send(404, "text/plain", ""));
        site.on("/410", TestSite.send(410, "text/plain", ""));
        site.on("/403", TestSite.send(403, "text/plain", ""));
        site.on("/500", TestSite.send(500, "text/plain", ""));
        Fetcher fetcher = fetcher(settings());

        assertThat(fetch(fetcher, "/404")).isEqualTo(new FetchResult.Gone(404));
        assertThat(fetch(fetcher, "/410")).isEqualTo(new FetchResult.Gone(410));
        assertThat(fetch(fetcher, "/403")).isEqualTo(new FetchResult.Failed("HTTP 403", null));
        assertThat(fetch(fetcher, "/500")).isEqualTo(new FetchResult.Failed("HTTP 500", null));
    }

    @Test
    void aPassingErrorIsTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        site.on(
                "/a",
                exchange -> TestSite.send(calls.incrementAndGet() < 3 ? 503 : 200, "text/html", "well again")
                        .to(exchange));

        FetchResult result = fetch(fetcher(settings()), "/a");

        assertThat(body(result)).isEqualTo("well again");
        assertThat(site.requests("/a")).hasSize(3);
    }

    @Test
    void retryAfterIsHonouredInSeconds() {
        AtomicInteger calls = new AtomicInteger();
        site.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            TestSite.send(calls.incrementAndGet() == 1 ? 429 : 200, "text/html", "now")
                    .to(exchange);
        });

        FetchResult result = fetch(fetcher(settings()), "/a");

        assertThat(body(result)).isEqualTo("now");
        assertThat(gapsMillis(site.requests("/a"))).allMatch(gap -> gap >= 1_000);
    }

    @Test
    void aLongRetryAfterEndsTheRequestAndSparesTheHost() {
        site.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Wed, 01 Jan 2025 02:00:00 GMT");
            TestSite.send(503, "text/plain", "").to(exchange);
        });
        site.page("/b", "hello");
        Fetcher fetcher = fetcher(settings());

        FetchResult first = fetch(fetcher, "/a");
        FetchResult second = fetch(fetcher, "/b");

        assertThat(first).isEqualTo(new FetchResult.Failed("HTTP 503", Duration.ofHours(2)));
        assertThat(second).isInstanceOf(FetchResult.Failed.class);
        assertThat(site.requests("/b")).isEmpty();
    }

    @Test
    void aHostThatFailsAgainAndAgainIsLeftAlone() {
        site.on("/a", TestSite.send(500, "text/plain", ""));
        Fetcher fetcher = fetcher(settings());
        for (int i = 0; i < 4; i++) {
            fetch(fetcher, "/a");
        }
        int before = site.requests("/a").size();

        FetchResult result = fetch(fetcher, "/a");

        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        assertThat(site.requests("/a")).hasSize(before).hasSizeLessThan(7);
    }

    @Test
    void redirectsAreFollowedAndOnlyPermanentOnesRemembered() {
        site.on("/old", TestSite.redirect(301, "/newer"));
        site.on("/newer", TestSite.redirect(308, site.url("/newest")));
        site.on("/newest", TestSite.redirect(302, "today"));
        site.page("/today", "hello");

        FetchResult.Fetched result = (FetchResult.Fetched) fetch(fetcher(settings()), "/old");

        assertThat(result.address().toString()).isEqualTo(site.url("/today"));
        assertThat(String.valueOf(result.movedTo())).isEqualTo(site.url("/newest"));
    }

    @Test
    void redirectLoopsEnd() {
        site.on("/a", TestSite.redirect(302, "/b"));
        site.on("/b", TestSite.redirect(302, "/a"));

        FetchResult result = fetch(fetcher(settings()), "/a");

        assertThat(result).isEqualTo(new FetchResult.Failed("more than 5 redirects", null));
    }

    @Test
    void redirectsToOtherSchemesAreRefused() {
        site.on("/a", TestSite.redirect(302, "file:///etc/passwd"));
        site.on("/b", TestSite.redirect(302, "ftp://127.0.0.1/x"));
        Fetcher fetcher = fetcher(settings());

        assertThat(fetch(fetcher, "/a")).isInstanceOf(FetchResult.Refused.class);
        assertThat(fetch(fetcher, "/b")).isInstanceOf(FetchResult.Refused.class);
    }

    @Test
    void redirectsToAnotherServiceOfTheHostAreRefused() throws IOException {
        TestSite neighbour = site();
        neighbour.page("/secret", "database");
        site.on("/a", TestSite.redirect(302, neighbour.url("/secret")));

        FetchResult result = fetch(fetcher(settings()), "/a");

        assertThat(result).isInstanceOf(FetchResult.Refused.class);
        assertThat(neighbour.requests()).isEmpty();
    }

    @Test
    void robotsIsAskedFirstAndObeyed() {
        site.file(
                "/robots.txt",
                "text/plain",
                "User-agent: onrecord-test\nDisallow: /private\nUser-agent: *\nDisallow: /");
        site.page("/private/a", "hello");
        site.page("/public", "hello");
        Fetcher fetcher = fetcher(settings());

        assertThat(fetch(fetcher, "/private/a")).isEqualTo(new FetchResult.Refused("robots.txt disallows /private/a"));
        assertThat(body(fetch(fetcher, "/public"))).isEqualTo("hello");
        assertThat(site.requests()).extracting(TestSite.Request::path).containsExactly("/robots.txt", "/public");
    }

    @Test
    void robotsThatCannotBeHadForbidsAllForTheMoment() {
        site.on("/robots.txt", TestSite.send(503, "text/plain", ""));
        site.page("/a", "hello");

        FetchResult result = fetch(fetcher(settings()), "/a");

        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        assertThat(site.requests("/a")).isEmpty();
    }

    @Test
    void aCrawlDelaySlowsItsHostAndNoOther() throws IOException {
        site.file("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 1");
        site.page("/a", "a").page("/b", "b").page("/c", "c");
        TestSite other = site();
        for (int i = 0; i < 20; i++) {
            other.page("/" + i, "x");
        }
        Fetcher fetcher = fetcher(settings());
        List<CompletableFuture<FetchResult>> slow = List.of("/a", "/b", "/c").stream()
                .map(path -> fetcher.fetch(request(site.url(path), Validators.NONE, HASTE)))
                .toList();

        for (int i = 0; i < 20; i++) {
            fetcher.fetch(request(other.url("/" + i), Validators.NONE, HASTE)).join();
        }
        boolean slowIsDone = slow.get(2).isDone();
        slow.forEach(CompletableFuture::join);

        assertThat(slowIsDone).isFalse();
        List<TestSite.Request> pages = site.requests().stream()
                .filter(r -> !r.path().equals("/robots.txt"))
                .toList();
        assertThat(gapsMillis(pages)).hasSize(2).allMatch(gap -> gap >= 1_000);
    }

    @Test
    void theIntervalIsKeptFromAnswerToRequest() {
        for (int i = 0; i < 5; i++) {
            site.page("/" + i, "x");
        }
        Fetcher fetcher = fetcher(settings());
        FetchRequest.Manners patient = new FetchRequest.Manners(150, 4, Map.of());

        List<CompletableFuture<FetchResult>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(fetcher.fetch(request(site.url("/" + i), Validators.NONE, patient)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(gapsMillis(site.requests())).hasSize(5).allMatch(gap -> gap >= 150);
    }

    @Test
    void addressesThatAreNotPublicAreRefusedWithoutAConnection() {
        site.page("/a", "hello");
        WebAddress literal = address(site.url("/a"));
        HostScope publicOnly = HostScope.of(Set.of(literal), Set.of(), true, false);

        FetchResult result = fetcher(settings())
                .fetch(new FetchRequest(literal, Validators.NONE, FetchRequest.PAGE_TYPES, 1 << 20, publicOnly, HASTE))
                .join();

        assertThat(result).isInstanceOf(FetchResult.Refused.class);
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void aHostNameThatChangesItsAddressToAPrivateOneIsRefused() {
        site.page("/a", "hello");
        AtomicInteger lookups = new AtomicInteger();
        NameResolver rebinding = host ->
                new InetAddress[] {InetAddress.getByName(lookups.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1")};
        WebAddress address = address("http://rebind.example.com:" + site.port() + "/a");
        HostScope publicOnly = HostScope.of(Set.of(address), Set.of(), false, false);
        HttpFetcher fetcher = new HttpFetcher(settings(), rebinding, clock(), () -> 0.5);
        opened.add(fetcher);

        FetchResult result = fetcher.fetch(
                        new FetchRequest(address, Validators.NONE, FetchRequest.PAGE_TYPES, 1 << 20, publicOnly, HASTE))
                .join();

        assertThat(result).isInstanceOf(FetchResult.Refused.class);
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void floodsOfHeadersAreRefused() {
        site.on("/a", exchange -> {
            for (int i = 0; i < 5_000; i++) {
                exchange.getResponseHeaders().set("X-" + i, "x");
            }
            TestSite.send(200, "text/html", "hello").to(exchange);
        });

        assertThat(fetch(fetcher(settings()), "/a")).isInstanceOf(FetchResult.Failed.class);
    }

    @Test
    void everyRequestHasAResultWhenTheFetcherIsClosed() {
        site.file("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 100");
        site.page("/a", "a").page("/b", "b");
        HttpFetcher fetcher = fetcher(settings());
        List<CompletableFuture<FetchResult>> both = List.of("/a", "/b").stream()
                .map(path -> fetcher.fetch(request(site.url(path), Validators.NONE, HASTE)))
                .toList();

        fetcher.close();

        assertThat(both.get(1).join()).isEqualTo(new FetchResult.Failed("the fetcher was closed", null));
    }

    @Test
    void secretHeadersStayWithTheirHost() throws IOException {
        TestSite other = site();
        other.page("/b", "hello");
        site.on("/a", TestSite.redirect(302, other.url("/b")));
        FetchRequest.Manners secret = new FetchRequest.Manners(0, 1, Map.of("Authorization", "Bearer x"));
        HostScope both = HostScope.of(Set.of(address(site.url("/")), address(other.url("/"))), Set.of(), false, true);

        fetcher(settings())
                .fetch(new FetchRequest(
                        address(site.url("/a")), Validators.NONE, FetchRequest.PAGE_TYPES, 1 << 20, both, secret))
                .join();

        assertThat(site.requests("/a").get(0).header("Authorization")).isEqualTo("Bearer x");
        assertThat(other.requests("/b").get(0).header("Authorization")).isEmpty();
    }

    private FetchSettings settings() {
        return new FetchSettings(
                "onrecord-test/1 (+https://example.com/bot)",
                1_000,
                1_000,
                1_500,
                3,
                10,
                2_000,
                5,
                60_000,
                3_600_000,
                5,
                8);
    }

    /** A clock that stands still, two hours before what a test's Retry-After says. */
    private static InstantSource clock() {
        return InstantSource.fixed(Instant.parse("2025-01-01T00:00:00Z"));
    }

    private TestSite site() throws IOException {
        TestSite opening = new TestSite();
        opened.add(opening);
        return opening;
    }

    private HttpFetcher fetcher(FetchSettings settings) {
        HttpFetcher fetcher = new HttpFetcher(settings, NameResolver.SYSTEM, clock(), () -> 0.5);
        opened.add(fetcher);
        return fetcher;
    }

    private FetchResult fetch(Fetcher fetcher, String path) {
        return fetcher.fetch(request(site.url(path), Validators.NONE, HASTE)).join();
    }

    private static FetchRequest request(String url, Validators validators, FetchRequest.Manners manners) {
        WebAddress address = address(url);
        HostScope scope = HostScope.of(Set.of(address), Set.of(), false, true);
        return new FetchRequest(address, validators, FetchRequest.PAGE_TYPES, 1 << 20, scope, manners);
    }

    private static WebAddress address(String url) {
        return WebAddress.parse(url).orElseThrow();
    }

    private static String body(FetchResult result) {
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        return new String(((FetchResult.Fetched) result).bytes(), StandardCharsets.UTF_8);
    }

    private static List<Long> gapsMillis(List<TestSite.Request> requests) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add((requests.get(i).nanoTime() - requests.get(i - 1).nanoTime()) / 1_000_000);
        }
        return gaps;
    }

    private static TestSite.Answer encoded(String coding, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static void write(HttpExchange exchange, int bytes) {
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] block = new byte[65_536];
            for (int written = 0; written < bytes; written += block.length) {
                out.write(block);
            }
        } catch (IOException hungUp) {
            // The fetcher is expected to hang up in the middle.
        }
    }

    private static void await(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
            deflate.write(plain);
        }
        return out.toByteArray();
    }
}
