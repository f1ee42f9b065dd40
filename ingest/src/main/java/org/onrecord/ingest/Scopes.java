package org.onrecord.ingest;

import java.util.Set;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.HostScope;
import org.onrecord.ingest.source.Common;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.web.WebAddress;

/** What a source's entry means for its requests. */
final class Scopes {

    private static final long DEFAULT_INTERVAL_MILLIS = 1_000;

    private Scopes() {}

    static HostScope scope(Source source) {
        Common common = source.common();
        return HostScope.of(addresses(source), common.hosts(), common.anyHost(), common.allowPrivateNetwork());
    }

    static FetchRequest.Manners manners(Source source, WebAddress address) {
        Common common = source.common();
        long standard = isLoopback(address.host()) ? 0 : DEFAULT_INTERVAL_MILLIS;
        long intervalMillis = common.intervalMillis() == null ? standard : common.intervalMillis();
        return new FetchRequest.Manners(intervalMillis, common.hostConcurrency(), common.headers());
    }

    private static Set<WebAddress> addresses(Source source) {
        if (source instanceof Source.Feed feed) {
            return Set.of(feed.url());
        }
        if (source instanceof Source.Sitemap sitemap) {
            return Set.of(sitemap.url());
        }
        if (source instanceof Source.Listing listing) {
            return Set.of(listing.url());
        }
        if (source instanceof Source.Address address) {
            return Set.of(address.url());
        }
        if (source instanceof Source.Pages pages) {
            return Set.copyOf(pages.urls());
        }
        return Set.of();
    }

    /** One's own machine needs no sparing. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
