package org.onrecord.ingest.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;

/**
 * A document that a feed, sitemap or listing leads to.
 *
 * @param version what the list says about the document's version, such as its date of change, letter for letter; null
 *     when it says nothing
 * @param withdrawn whether the list says that the document is withdrawn
 */
public record Listed(
        WebAddress address,
        @Nullable String title,
        @Nullable String byline,
        @Nullable Instant publishedAt,
        @Nullable String version,
        boolean withdrawn) {

    /** A bare link. */
    public static Listed link(WebAddress address) {
        return new Listed(address, null, null, null, null, false);
    }
}
