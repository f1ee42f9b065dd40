package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.web.WebAddress;

class ListingReaderTest {

    private static final WebAddress PAGE =
            WebAddress.parse("https://example.com/news/").orElseThrow();
    private static final String HTML = """
            <ul><li><time datetime="2025-03-04">4 March</time><a href="new.html">New</a></li>
            <li><time datetime="2024-03-04">old</time><a href="old.html">Old</a></li></ul>
            <a href="/about">About</a><a rel="next" href="?page=2">More</a>""";

    @Test
    void theSelectorFindsLinksOrWhatContainsThem() {
        assertThat(read("li > a", null, null).documents())
                .extracting(d -> d.address().toString())
                .containsExactly("https://example.com/news/new.html", "https://example.com/news/old.html");
        assertThat(read("li", null, null).documents()).hasSize(2);
    }

    @Test
    void theNextPageIsFound() {
        assertThat(read("li > a", null, null).further())
                .extracting(WebAddress::toString)
                .containsExactly("https://example.com/news/?page=2");
    }

    @Test
    void olderDocumentsAreLeftOutAndEndTheTurningOfPages() {
        DocumentList.Documents list = read("li", "time", Instant.parse("2025-01-01T00:00:00Z"));

        assertThat(list.documents()).extracting(d -> d.address().path()).containsExactly("/news/new.html");
        assertThat(list.further()).isEmpty();
    }

    private static DocumentList.Documents read(String selector, @Nullable String date, @Nullable Instant since) {
        Source.Listing source =
                new Source.Listing(SourceSettings.named("x"), PAGE, selector, "a[rel=next]", date, 10, null);
        return (DocumentList.Documents)
                ListingReader.read(HTML.getBytes(StandardCharsets.UTF_8), "utf-8", PAGE, source, since);
    }
}
