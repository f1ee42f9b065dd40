package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.web.WebAddress;

class SitemapReaderTest {

    private static final WebAddress SITEMAP =
            WebAddress.parse("https://example.com/sitemap.xml").orElseThrow();
    private static final String NEWS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
              xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc>https://example.com/1?a=1&amp;b=2</loc><lastmod>2025-03-04</lastmod>
              <image:image><image:loc>https://example.com/i.png</image:loc></image:image></url>
            <url><loc>
              https://example.com/2
            </loc><news:news><news:publication_date>2025-03-05T00:00:00Z</news:publication_date><news:title>Two</news:title></news:news></url>
            </urlset>""";

    @Test
    void aNewsSitemapIsRead() {
        DocumentList.Documents list = read(NEWS.getBytes(StandardCharsets.UTF_8));

        assertThat(list.documents())
                .extracting(d -> d.address().toString())
                .containsExactly("https://example.com/1?a=1&b=2", "https://example.com/2");
        assertThat(list.documents().get(0).version()).isEqualTo("2025-03-04");
        assertThat(list.documents().get(1).title()).isEqualTo("Two");
        assertThat(list.documents().get(1).publishedAt()).isEqualTo(Instant.parse("2025-03-05T00:00:00Z"));
    }

    @Test
    void anIndexLeadsToFurtherSitemaps() {
        DocumentList.Documents list = read("""
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.com/a.xml.gz</loc></sitemap>
                <sitemap><loc>/b.xml</loc></sitemap></sitemapindex>""".getBytes(StandardCharsets.UTF_8));

        assertThat(list.further())
                .extracting(WebAddress::toString)
                .containsExactly("https://example.com/a.xml.gz", "https://example.com/b.xml");
    }

    @Test
    void prefixedElementsAreRead() {
        DocumentList.Documents list =
                read("<sm:urlset xmlns:sm='x'><sm:url><sm:loc>https://example.com/1</sm:loc></sm:url></sm:urlset>"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(list.documents()).hasSize(1);
    }

    @Test
    void aListOfLinesIsRead() {
        DocumentList.Documents list =
                read("https://example.com/1\n\nhttps://example.com/2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(list.documents()).hasSize(2);
    }

    @Test
    void aZippedSitemapIsReadUpToTheLimit() throws IOException {
        assertThat(read(gzip(NEWS.getBytes(StandardCharsets.UTF_8))).documents())
                .hasSize(2);
        assertThat(SitemapReader.read(gzip(new byte[5 << 20]), 1 << 20, SITEMAP))
                .isInstanceOf(DocumentList.Unreadable.class);
    }

    @Test
    void whatIsNoSitemapIsSaidSo() {
        assertThat(SitemapReader.read("<html></html>".getBytes(StandardCharsets.UTF_8), 1_000, SITEMAP))
                .isInstanceOf(DocumentList.Unreadable.class);
    }

    private static DocumentList.Documents read(byte[] bytes) {
        return (DocumentList.Documents) SitemapReader.read(bytes, 1 << 20, SITEMAP);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
