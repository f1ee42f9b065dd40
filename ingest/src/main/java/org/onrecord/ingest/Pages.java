package org.onrecord.ingest;

import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.source.Listed;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.WebArchive;

/** Makes pages for the parser out of what was received. */
final class Pages {

    private Pages() {}

    static Page page(Source source, FetchResult.Fetched fetched, Listed listed) {
        Hints hints = source.settings().hints().listedAs(listed.title(), listed.byline(), listed.publishedAt());
        return new Page(fetched.address().toString(), fetched.mediaType(), fetched.charset(), fetched.bytes(), hints);
    }

    static Page page(Source source, WebArchive.Captured captured) {
        return new Page(
                captured.address().toString(),
                captured.mediaType(),
                captured.charset(),
                captured.bytes(),
                source.settings().hints());
    }
}
