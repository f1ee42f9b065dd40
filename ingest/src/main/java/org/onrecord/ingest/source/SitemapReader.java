package org.onrecord.ingest.source;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;
import org.onrecord.ingest.web.WebDate;

/**
 * Reads sitemaps, news sitemaps, indexes of sitemaps and plain lists of addresses (sitemaps.org, protocol 0.9), also
 * gzipped. Entries are read one at a time, so that the largest sitemap takes the memory of one entry.
 */
public final class SitemapReader {

    /** The protocol's own limit. */
    private static final int MAX_ENTRIES = 50_000;

    private static final int MAX_DEPTH = 64;

    private SitemapReader() {}

    /**
     * @param maxBytes the largest sitemap that is read, decompressed
     * @param address where the sitemap was found
     */
    public static DocumentList read(byte[] bytes, long maxBytes, WebAddress address) {
        try {
            byte[] plain = unzipped(bytes, maxBytes);
            return startsWithMarkup(plain) ? xml(plain, address) : lines(plain, address);
        } catch (IOException e) {
            return new DocumentList.Unreadable("the sitemap cannot be read: " + e.getMessage());
        }
    }

    private static DocumentList xml(byte[] bytes, WebAddress address) throws IOException {
        List<Listed> documents = new ArrayList<>();
        List<WebAddress> further = new ArrayList<>();
        Reader text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        boolean recognised = false;
        try (StreamParser parser = new StreamParser(Parser.xmlParser().setMaxDepth(MAX_DEPTH))) {
            parser.parse(text, address.toString());
            for (Element entry = parser.selectNext("url, sitemap, urlset, sitemapindex, *|url, *|sitemap");
                    entry != null && documents.size() + further.size() < MAX_ENTRIES;
                    entry = parser.selectNext("url, sitemap, urlset, sitemapindex, *|url, *|sitemap")) {
                recognised = true;
                if (localName(entry).equals("sitemap")) {
                    address.resolve(text(entry, "loc")).ifPresent(further::add);
                } else if (localName(entry).equals("url")) {
                    Listed listed = listed(entry, address);
                    if (listed != null) {
                        documents.add(listed);
                    }
                }
                entry.empty();
            }
        }
        return recognised
                ? new DocumentList.Documents(documents, further)
                : new DocumentList.Unreadable("not a sitemap: neither urlset nor sitemapindex");
    }

    private static @Nullable Listed listed(Element entry, WebAddress address) {
        String location = text(entry, "loc");
        String changed = text(entry, "lastmod");
        String title = text(entry, "news:title");
        Instant published = WebDate.parse(text(entry, "news:publication_date")).orElse(null);
        return location.isEmpty()
                ? null
                : address.resolve(location)
                        .map(a -> new Listed(
                                a,
                                title.isEmpty() ? null : title,
                                null,
                                published,
                                changed.isEmpty() ? null : changed,
                                false))
                        .orElse(null);
    }

    private static DocumentList lines(byte[] bytes, WebAddress address) throws IOException {
        List<Listed> documents = new ArrayList<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && documents.size() < MAX_ENTRIES; line = lines.readLine()) {
            if (line.strip().startsWith("http")) {
                address.resolve(line.strip()).map(Listed::link).ifPresent(documents::add);
            }
        }
        return documents.isEmpty()
                ? new DocumentList.Unreadable("not a sitemap: neither XML nor a list of addresses")
                : DocumentList.of(documents, null);
    }

    private static String text(Element entry, String name) {
        String local = name.substring(name.indexOf(':') + 1);
        for (Element element : entry.getAllElements()) {
            boolean prefixed = element.tagName().startsWith("news:");
            if (localName(element).equals(local) && prefixed == name.startsWith("news:")) {
                return element.wholeText().strip();
            }
        }
        return "";
    }

    private static String localName(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static byte[] unzipped(byte[] bytes, long maxBytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (plain.length > maxBytes) {
                throw new IOException("larger than " + maxBytes + " bytes when unzipped");
            }
            return plain;
        }
    }

    private static boolean startsWithMarkup(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '<') {
                return true;
            }
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }
}
