package org.onrecord.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.onrecord.ingest.source.Source;

/**
 * Divides sources into shares, each of which one ingester has at a time. Sources of one site are in one share, so that
 * no two ingesters hurry one host.
 */
final class Shares {

    private Shares() {}

    static int of(Source source, int shares) {
        byte[] site = site(source).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(site)) % shares;
    }

    private static String site(Source source) {
        if (source instanceof Source.Feed feed) {
            return feed.url().site();
        }
        if (source instanceof Source.Sitemap sitemap) {
            return sitemap.url().site();
        }
        if (source instanceof Source.Listing listing) {
            return listing.url().site();
        }
        if (source instanceof Source.Address address) {
            return address.url().site();
        }
        if (source instanceof Source.Pages pages && !pages.urls().isEmpty()) {
            return pages.urls().get(0).site();
        }
        return source.name();
    }
}
