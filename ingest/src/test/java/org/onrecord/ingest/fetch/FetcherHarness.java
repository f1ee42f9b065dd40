package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onrecord.ingest.TestSite;
import org.onrecord.ingest.web.WebAddress;

/** A site on the loopback interface and fetchers for it, closed after each test. */
abstract class FetcherHarness {

    static final FetchRequest.Manners HASTE = new FetchRequest.Manners(0, 8, Map.of());
    final List<AutoCloseable> opened = new ArrayList<>();
    TestSite site;

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

    FetchSettings settings() {
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
    static InstantSource clock() {
        return InstantSource.fixed(Instant.parse("2025-01-01T00:00:00Z"));
    }

    TestSite site() throws IOException {
        TestSite opening = new TestSite();
        opened.add(opening);
        return opening;
    }

    HttpFetcher fetcher(FetchSettings settings) {
        HttpFetcher fetcher = new HttpFetcher(settings, NameResolver.SYSTEM, clock(), () -> 0.5);
        opened.add(fetcher);
        return fetcher;
    }

    FetchResult fetch(Fetcher fetcher, String path) {
        return fetcher.fetch(request(site.url(path), Validators.NONE, HASTE)).join();
    }

    static FetchRequest request(String url, Validators validators, FetchRequest.Manners manners) {
        WebAddress address = address(url);
        HostScope scope = HostScope.of(Set.of(address), Set.of(), false, true);
        return new FetchRequest(address, validators, FetchRequest.PAGE_TYPES, 1 << 20, scope, manners);
    }

    static WebAddress address(String url) {
        return WebAddress.parse(url).orElseThrow();
    }

    static String body(FetchResult result) {
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        return new String(((FetchResult.Fetched) result).bytes(), StandardCharsets.UTF_8);
    }

    static List<Long> gapsMillis(List<TestSite.Request> requests) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add((requests.get(i).nanoTime() - requests.get(i - 1).nanoTime()) / 1_000_000);
        }
        return gaps;
    }

    static TestSite.Answer encoded(String coding, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    static void write(HttpExchange exchange, int bytes) {
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] block = new byte[65_536];
            for (int written = 0; written < bytes; written += block.length) {
                out.write(block);
            }
        } catch (IOException hungUp) {
            // The fetcher is expected to hang up in the middle.
        }
    }

    static void await(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    static byte[] deflate(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
            deflate.write(plain);
        }
        return out.toByteArray();
    }
}
