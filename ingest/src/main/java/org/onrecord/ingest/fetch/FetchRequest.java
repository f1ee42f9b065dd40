package org.onrecord.ingest.fetch;

import java.util.Map;
import org.onrecord.ingest.web.WebAddress;

/**
 * One document to fetch.
 *
 * @param validators of the version that is known, or {@link Validators#NONE}
 * @param accept the media types that are wanted, as in the request header
 * @param maxBytes the largest body that is taken, after decompression
 */
public record FetchRequest(
        WebAddress address, Validators validators, String accept, long maxBytes, HostScope scope, Manners manners) {

    /** The media types of articles. */
    public static final String PAGE_TYPES = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1";

    /** The media types of feeds and sitemaps. */
    public static final String FEED_TYPES =
            "application/rss+xml,application/atom+xml,application/feed+json,application/xml,text/xml,*/*;q=0.5";

    public FetchRequest {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("A request needs a limit of at least one byte, not " + maxBytes);
        }
    }

    /**
     * How a source wants its hosts to be treated.
     *
     * @param intervalMillis from one answer of a host to the next request to it, 0 or more; a longer crawl-delay of
     *     robots.txt wins
     * @param hostConcurrency how many requests may be under way at one host, 1 or more
     * @param headers sent in addition, to the hosts of the source only
     */
    public record Manners(long intervalMillis, int hostConcurrency, Map<String, String> headers) {

        public Manners {
            if (intervalMillis < 0 || hostConcurrency < 1) {
                throw new IllegalArgumentException("Manners need an interval >= 0 and a concurrency >= 1");
            }
            headers = Map.copyOf(headers);
        }
    }
}
