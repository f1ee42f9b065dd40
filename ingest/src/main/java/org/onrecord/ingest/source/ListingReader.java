package org.onrecord.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.helper.DataUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;
import org.onrecord.ingest.web.WebDate;

/** Reads a page that lists articles, by the CSS selectors of its source. */
public final class ListingReader {

    private static final int MAX_DEPTH = 512;

    private ListingReader() {}

    /**
     * @param charset as the server named it, or null
     * @param address where the page was found
     * @param since documents that are listed with an earlier date are left out, and then there is no further page; null
     *     for none
     */
    public static DocumentList read(
            byte[] bytes,
            @Nullable String charset,
            WebAddress address,
            Source.Listing source,
            @Nullable Instant since) {
        Document document;
        try {
            Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
            document = DataUtil.load(new ByteArrayInputStream(bytes), charset, address.toString(), parser);
        } catch (IOException | IllegalArgumentException e) {
            return new DocumentList.Unreadable("the page cannot be decoded: " + e.getMessage());
        }
        Map<WebAddress, Listed> found = new LinkedHashMap<>();
        boolean reachedEnd = false;
        for (Element item : document.select(source.selector())) {
            Instant date = date(item, source.date());
            if (date != null && since != null && date.isBefore(since)) {
                reachedEnd = true;
                continue;
            }
            for (Element link : links(item)) {
                WebAddress.parse(link.absUrl("href"))
                        .ifPresent(a -> found.putIfAbsent(a, new Listed(a, null, null, date, null, false)));
            }
        }
        WebAddress next = reachedEnd ? null : next(document, source.next());
        return DocumentList.of(new ArrayList<>(found.values()), next);
    }

    private static List<Element> links(Element item) {
        return item.tagName().equals("a") && item.hasAttr("href") ? List.of(item) : item.select("a[href]");
    }

    private static @Nullable Instant date(Element item, @Nullable String selector) {
        Element date = selector == null ? null : item.selectFirst(selector);
        if (date == null && selector != null && item.parent() != null) {
            date = item.parent().selectFirst(selector);
        }
        if (date == null) {
            return null;
        }
        String machine = date.hasAttr("datetime") ? date.attr("datetime") : date.text();
        return WebDate.parse(machine).orElse(null);
    }

    private static @Nullable WebAddress next(Document document, @Nullable String selector) {
        Element next = selector == null ? null : document.selectFirst(selector);
        return next == null ? null : WebAddress.parse(next.absUrl("href")).orElse(null);
    }
}
