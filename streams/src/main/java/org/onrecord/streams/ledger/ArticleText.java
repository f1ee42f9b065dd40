package org.onrecord.streams.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Document;

/**
 * One revision of an article, ready to be read for evidence.
 *
 * @param title the article's title
 * @param document what is read; its content is the article's text, letter for letter
 */
public record ArticleText(
        String articleId,
        String url,
        String title,
        Publisher publisher,
        @Nullable Instant publishedAt,
        Instant fetchedAt,
        Document document) {}
