package org.onrecord.ingest.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;

/** A place where articles are found. */
public sealed interface Source {

    /** What every source has. */
    SourceSettings settings();

    /** The source's name, unique in its file. */
    default String name() {
        return settings().name();
    }

    /** A feed in RSS, Atom or JSON Feed. */
    record Feed(SourceSettings settings, WebAddress url) implements Source {}

    /**
     * A sitemap or an index of sitemaps.
     *
     * @param since documents last changed longer ago are passed over; null for none
     */
    record Sitemap(
            SourceSettings settings,
            WebAddress url,
            @Nullable Duration since) implements Source {}

    /**
     * A page that lists articles.
     *
     * @param selector CSS selector of the links, or of elements that contain them
     * @param next CSS selector of the link to the next page of the list, or null
     * @param date CSS selector of the date within a listed element, or null
     * @param maxPages the most pages of the list that are turned
     * @param since documents listed with an older date are passed over, and end the turning of pages; null for none
     */
    record Listing(
            SourceSettings settings,
            WebAddress url,
            String selector,
            @Nullable String next,
            @Nullable String date,
            int maxPages,
            @Nullable Duration since)
            implements Source {}

    /** An address of which its content tells whether it is a feed, a sitemap or a page. */
    record Address(SourceSettings settings, WebAddress url) implements Source {}

    /** Single pages. */
    record Pages(SourceSettings settings, List<WebAddress> urls) implements Source {

        public Pages {
            urls = List.copyOf(urls);
        }
    }

    /** A file, or a directory with all that is below it. */
    record Directory(SourceSettings settings, Path path) implements Source {}

    /** Web archives: a file, or a directory with the archives below it. */
    record Warc(SourceSettings settings, Path path) implements Source {}
}
