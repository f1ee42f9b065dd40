package org.onrecord.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "",
                "   ",
                "//example.com/a",
                "http://",
                "http:///a",
                "http://a b/",
                "http://example.com:99999/",
                "http://exa\u0000mple.com/",
                "data:text/html,x"
            })
    void whatCannotBeFetchedIsNoAddress(String written) {
        assertThat(WebAddress.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "b c, https://example.com/x/b%20c",
        "?q=1, https://example.com/x/y?q=1",
        "//cdn.example.com/z, https://cdn.example.com/z",
        "../up, https://example.com/up",
        "#part, https://example.com/x/y?p=0",
        "https://other.example/a|b, https://other.example/a%7Cb",
        "\\slash, https://example.com/slash",
        "100%, https://example.com/x/100%25"
    })
    void linksAreResolvedAsBrowsersDo(String link, String resolved) {
        WebAddress page = WebAddress.parse("https://example.com/x/y?p=0").orElseThrow();

        assertThat(page.resolve(link)).map(WebAddress::toString).contains(resolved);
    }

    @Test
    void aVeryLongAddressIsRefused() {
        assertThat(WebAddress.parse("https://example.com/" + "a".repeat(5_000))).isEmpty();
    }
}
