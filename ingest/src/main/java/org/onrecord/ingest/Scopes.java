package org.onrecord.ingest;

import java.util.Set;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.HostScope;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.SourceSettings;
import org.onrecord.ingest.web.WebAddress;

/** What a source's entry means for its requests. */
final class Scopes {

    private static final long DEFAULT_INTERVAL_MILLIS = 1_000;

    private Scopes() {}

    static HostScope scope(Source source) {
        SourceSettings settings = source.settings();
        return HostScope.of(addresses(source), settings.hosts(), settings.anyHost(), settings.allowPrivateNetwork());
    }

    static FetchRequest.Manners manners(Source source, WebAddress address) {
        SourceSettings settings = source.settings();
        long standard = isLoopback(address.host()) ? 0 : DEFAULT_INTERVAL_MILLIS;
        long intervalMillis = settings.intervalMillis() == null ? standard : settings.intervalMillis();
        return new FetchRequest.Manners(intervalMillis, settings.hostConcurrency(), settings.headers());
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
