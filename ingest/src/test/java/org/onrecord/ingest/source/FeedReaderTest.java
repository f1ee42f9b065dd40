package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.web.WebAddress;

class FeedReaderTest {

    private static final WebAddress FEED =
            WebAddress.parse("https://example.com/blog/feed.xml").orElseThrow();

    @Test
    void rss20IsRead() {
        List<Listed> items = read("""
                <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
                <title>Example</title><link>https://example.com/</link>
                <item><title>One &amp; Two</title><link> https://example.com/1 </link><dc:creator>A. Writer</dc:creator>
                <pubDate>Tue, 04 Mar 2025 05:06:07 GMT</pubDate></item>
                <item><title><![CDATA[<b>Bold</b> news]]></title><guid>https://example.com/2</guid></item>
                <item><title>No link</title><guid isPermaLink="false">tag:3</guid></item>
                </channel></rss>""");

        assertThat(items)
                .extracting(i -> i.address().toString())
                .containsExactly("https://example.com/1", "https://example.com/2");
        assertThat(items).extracting(Listed::title).containsExactly("One & Two", "Bold news");
        assertThat(items.get(0).byline()).isEqualTo("A. Writer");
        assertThat(items.get(0).publishedAt()).isEqualTo(Instant.parse("2025-03-04T05:06:07Z"));
    }

    @Test
    void rss091WithItsDocumentTypeIsRead() {
        List<Listed> items = read("""
                <?xml version="1.0"?>
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
                <rss version="0.91"><channel><item><title>Caf&eacute;</title><link>/1</link></item></channel></rss>""");

        assertThat(items).extracting(Listed::title).containsExactly("Café");
    }

    @Test
    void rss10IsRead() {
        List<Listed> items = read("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="https://example.com/"><items><rdf:Seq><rdf:li resource="https://example.com/1"/></rdf:Seq></items></channel>
                <item rdf:about="https://example.com/1"><title>One</title><link>https://example.com/1</link>
                <dc:date>2025-03-04T05:06:07+01:00</dc:date></item></rdf:RDF>""");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).publishedAt()).isEqualTo(Instant.parse("2025-03-04T04:06:07Z"));
    }

    @Test
    void atomIsReadWithBaseAndRelations() {
        List<Listed> items = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.com/news/">
                <entry><title type="html">A &lt;i&gt;new&lt;/i&gt; thing</title>
                <link rel="self" href="entry.atom"/><link rel="replies" href="r"/><link rel="alternate" type="text/html" href="one"/>
                <id>urn:1</id><published>2025-01-01T00:00:00Z</published><updated>2025-02-01T00:00:00Z</updated>
                <author><name>Somebody</name></author></entry></feed>""");

        assertThat(items)
                .containsExactly(new Listed(
                        WebAddress.parse("https://example.com/news/one").orElseThrow(),
                        "A new thing",
                        "Somebody",
                        Instant.parse("2025-01-01T00:00:00Z"),
                        "2025-02-01T00:00:00Z",
                        false));
    }

    @Test
    void atomTombstonesAreWithdrawals() {
        List<Listed> items = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
                <at:deleted-entry ref="https://example.com/gone" when="2025-01-01T00:00:00Z"/></feed>""");

        assertThat(items).hasSize(1).allMatch(Listed::withdrawn);
    }

    @Test
    void jsonFeedIsRead() {
        List<Listed> items = read("""
                {"version":"https://jsonfeed.org/version/1.1","items":[
                {"id":"1","url":"one","title":"One","date_published":"2025-03-04T05:06:07Z","authors":[{"name":"A"}]},
                {"id":"https://example.com/2"},{"id":"3"}]}""");

        assertThat(items)
                .extracting(i -> i.address().toString())
                .containsExactly("https://example.com/blog/one", "https://example.com/2");
    }

    @Test
    void theDeclaredEncodingIsUsed() {
        byte[] bytes =
                "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><title>Zürich</title><link>/1</link></item></channel></rss>"
                        .getBytes(Charset.forName("ISO-8859-1"));

        DocumentList list = FeedReader.read(bytes, null, FEED);

        assertThat(((DocumentList.Documents) list).documents())
                .extracting(Listed::title)
                .containsExactly("Zürich");
    }

    @Test
    void externalEntitiesAreNotRead() {
        List<Listed> items = read("""
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <rss><channel><item><title>&x;</title><link>/1</link></item></channel></rss>""");

        assertThat(items).hasSize(1).noneMatch(i -> String.valueOf(i.title()).contains("root"));
    }

    @Test
    void aBillionLaughsStayUntold() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><rss><channel><item><title>&l29;</title><link>/1</link></item></channel></rss>");

        List<Listed> items = read(bomb.toString());

        assertThat(items).allMatch(i -> i.title() == null || i.title().length() < 100);
    }

    @Test
    void deepNestingDoesNoHarm() {
        DocumentList list =
                FeedReader.read(("<rss>" + "<a>".repeat(200_000)).getBytes(StandardCharsets.UTF_8), null, FEED);

        assertThat(list).isInstanceOf(DocumentList.Documents.class);
    }

    @Test
    void whatIsNoFeedIsSaidSo() {
        assertThat(FeedReader.read("<html><body>Login</body></html>".getBytes(StandardCharsets.UTF_8), null, FEED))
                .isEqualTo(new DocumentList.Unreadable("not a feed: <html> instead of rss, rdf:RDF or feed"));
        assertThat(FeedReader.read(new byte[0], null, FEED)).isInstanceOf(DocumentList.Unreadable.class);
        assertThat(FeedReader.read("{\"a\":".getBytes(StandardCharsets.UTF_8), null, FEED))
                .isInstanceOf(DocumentList.Unreadable.class);
    }

    private static List<Listed> read(String text) {
        DocumentList list = FeedReader.read(text.getBytes(StandardCharsets.UTF_8), null, FEED);
        assertThat(list).isInstanceOf(DocumentList.Documents.class);
        return ((DocumentList.Documents) list).documents();
    }
}
