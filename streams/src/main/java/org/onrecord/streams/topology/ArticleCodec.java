package org.onrecord.streams.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.onrecord.avro.Article;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.ledger.ArticleRevision;
import org.onrecord.streams.ledger.ArticleText;

/** Translates articles as they travel into what the extractor and the ledger read. */
public final class ArticleCodec {

    private ArticleCodec() {}

    static ArticleRevision revision(Article article) {
        return new ArticleRevision(
                article.getArticleId(), article.getFetchedAt(), article.getContentHash(), article.getWithdrawn());
    }

    /** The article for an {@link DocumentExtractor}. */
    public static ArticleText text(Article article) {
        return new ArticleText(
                article.getArticleId(),
                article.getCanonicalUrl(),
                article.getTitle(),
                EvidenceCodec.publisher(article.getPublisher()),
                article.getPublishedAt(),
                article.getFetchedAt(),
                document(article));
    }

    private static Document document(Article article) {
        String heading = article.getTitle() + "\n";
        boolean titled = heading.length() > 1 && article.getText().startsWith(heading);
        Instant published = article.getPublishedAt();
        LocalDate date =
                published == null ? null : published.atZone(ZoneOffset.UTC).toLocalDate();
        return new Document(
                article.getArticleId(),
                Document.Kind.valueOf(article.getDocumentKind().name()),
                article.getPublisher().getName(),
                Document.PublisherKind.valueOf(article.getPublisher().getKind().name()),
                article.getIssuers(),
                titled ? article.getTitle() : "",
                titled ? article.getText().substring(heading.length()) : article.getText(),
                date);
    }
}
