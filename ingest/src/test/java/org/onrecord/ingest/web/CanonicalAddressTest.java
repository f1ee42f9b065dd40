package org.onrecord.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalAddressTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.COM:80/News, http://example.com/News",
        "https://example.com:443, https://example.com/",
        "https://example.com:8443/a, https://example.com:8443/a",
        "https://example.com/a?utm_source=x&id=7&fbclid=y#part, https://example.com/a?id=7",
        "https://example.com/a?b=2&a=1, https://example.com/a?a=1&b=2",
        "https://example.com/a/index.html, https://example.com/a/",
        "https://example.com/a/./b/../c, https://example.com/a/c",
        "https://example.com/../a, https://example.com/a",
        "https://example.com/%7euser/%c3%a9, https://example.com/~user/%C3%A9",
        "https://example.com/é, https://example.com/%C3%A9",
        "https://user:secret@example.com./a, https://example.com/a",
        "https://bücher.example/a, https://xn--bcher-kva.example/a",
        "https://example.com/a;jsessionid=1A2B, https://example.com/a",
        "https://example.com/a?, https://example.com/a",
        "file:///tmp/a.html#x, file:///tmp/a.html"
    })
    void addressesThatMeanTheSameAreTheSame(String written, String canonical) {
        assertThat(CanonicalAddress.of(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/a?x=1, https://example.com/a, https://example.com/a",
        "https://example.com/a, /b, https://example.com/b",
        "https://example.com/a, https://example.com/, https://example.com/a",
        "https://example.com/, https://example.com/, https://example.com/",
        "https://example.com/a, https://elsewhere.com/a, https://example.com/a",
        "https://one.github.io/a, https://two.github.io/a, https://one.github.io/a",
        "http://127.0.0.1:8080/a, http://127.0.0.1:9090/a, http://127.0.0.1:8080/a",
        "https://example.com/a, javascript:void(0), https://example.com/a",
        "file:///tmp/a.html, https://example.com/a, https://example.com/a",
        "file:///tmp/a.html, https://example.com/, file:///tmp/a.html"
    })
    void aCanonicalLinkIsBelievedOnlyWhenPlausible(String found, String claimed, String chosen) {
        assertThat(CanonicalAddress.choose(found, claimed)).isEqualTo(chosen);
    }

    @Test
    void withoutAClaimThePageIsWhereItWasFound() {
        assertThat(CanonicalAddress.choose("https://example.com/a?utm_medium=rss", null))
                .isEqualTo("https://example.com/a");
    }
}
