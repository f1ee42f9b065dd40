package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.TestSite;

class FetcherMannersTest extends FetcherHarness {

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
}
