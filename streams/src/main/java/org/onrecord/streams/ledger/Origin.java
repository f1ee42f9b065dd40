package org.onrecord.streams.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The article that a piece of evidence is from.
 *
 * @param publishedAt when the document says it was published, null when it does not say
 * @param observedAt when any revision of the document was first fetched
 * @param storyId names the document's text; mostly the same for its copies
 * @param signature of the document's text, by which copies are recognised; empty in what is published
 */
public record Origin(
        String articleId,
        String url,
        String title,
        Publisher publisher,
        @Nullable Instant publishedAt,
        Instant observedAt,
        String storyId,
        String signature) {

    /** What decides between statements: when the document was published, else when it was first fetched. */
    public Instant documentTime() {
        return publishedAt == null ? observedAt : publishedAt;
    }

    Origin withObservedAt(Instant instant) {
        return new Origin(articleId, url, title, publisher, publishedAt, instant, storyId, signature);
    }

    Origin withSignature(String other) {
        return new Origin(articleId, url, title, publisher, publishedAt, observedAt, storyId, other);
    }
}
