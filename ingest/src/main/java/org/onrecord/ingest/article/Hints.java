package org.onrecord.ingest.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a document before it is read, from its source and from the feed that listed it. What the source's
 * owner wrote (publisher, kind, organisation) outranks the page; what a feed listed (title, byline, date) fills gaps.
 *
 * @param publisher null where the page itself must tell
 * @param documentKind UNKNOWN where the page itself must tell
 * @param language a BCP 47 tag
 * @param organisation the organisation whose own site this is, which its releases are by
 */
public record Hints(
        @Nullable Publisher publisher,
        DocumentKind documentKind,
        @Nullable String language,
        @Nullable String organisation,
        @Nullable String title,
        @Nullable String byline,
        @Nullable Instant publishedAt) {

    /** Nothing is known. */
    public static final Hints NONE = new Hints(null, DocumentKind.UNKNOWN, null, null, null, null, null);

    /** The same, with what a feed or listing said about one document. */
    public Hints listedAs(@Nullable String title, @Nullable String byline, @Nullable Instant publishedAt) {
        return new Hints(publisher, documentKind, language, organisation, title, byline, publishedAt);
    }
}
