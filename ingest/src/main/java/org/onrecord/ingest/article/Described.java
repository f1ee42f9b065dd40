package org.onrecord.ingest.article;

import java.util.List;
import org.onrecord.ingest.article.text.Block;

/** Articles that carry nothing but their text: all else comes from the hints. */
final class Described {

    private Described() {}

    static ParsedArticle with(Page page, String title, List<Block> blocks) {
        Hints hints = page.hints();
        Publisher publisher =
                hints.publisher() == null ? new Publisher("", "", PublisherKind.UNKNOWN) : hints.publisher();
        List<String> issuers = hints.organisation() == null ? List.of() : List.of(hints.organisation());
        return new ParsedArticle(
                null,
                title,
                hints.byline(),
                hints.publishedAt(),
                null,
                hints.language(),
                publisher,
                hints.documentKind(),
                issuers,
                blocks);
    }
}
