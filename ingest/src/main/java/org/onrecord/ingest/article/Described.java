package org.onrecord.ingest.article;

import java.util.List;
import org.onrecord.ingest.article.about.LanguageGuess;
import org.onrecord.ingest.article.about.ReleaseMarks;
import org.onrecord.ingest.article.text.Block;

/** Articles that carry nothing but their text: all else comes from the hints. */
final class Described {

    private Described() {}

    static ParsedArticle with(Page page, String title, List<Block> blocks) {
        Hints hints = page.hints();
        Publisher publisher =
                hints.publisher() == null ? new Publisher("", "", PublisherKind.UNKNOWN) : hints.publisher();
        List<String> paragraphs = blocks.stream()
                .filter(block -> block.kind() != Block.Kind.TITLE)
                .map(Block::text)
                .toList();
        ReleaseMarks marks = new ReleaseMarks(title, paragraphs, "");
        return new ParsedArticle(
                null,
                title,
                hints.byline(),
                hints.publishedAt(),
                null,
                hints.language() == null ? LanguageGuess.of(paragraphs).orElse(null) : hints.language(),
                publisher,
                Kinds.of(hints, publisher, marks, ""),
                Kinds.issuers(hints, marks),
                blocks);
    }
}
