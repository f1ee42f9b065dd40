package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.TestSite;
import org.onrecord.ingest.web.WebAddress;

class HttpFetcherTest extends FetcherHarness {

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
}
