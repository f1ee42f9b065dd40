package org.onrecord.sink.write;

import org.onrecord.avro.Article;

/** Rows of {@code article}, in the column order of {@link Columns}. */
final class ArticleRows {

    private static final int TYPICAL_ROW_BYTES = 512;

    private ArticleRows() {}

    static Entry.ArticleRevision revision(Article article) {
        byte[] row = new CopyText(TYPICAL_ROW_BYTES)
                .text(article.getArticleId())
                .text(article.getUrl())
                .text(article.getCanonicalUrl())
                .text(article.getSourceName())
                .text(article.getPublisher().getName())
                .text(article.getPublisher().getDomain())
                .choice(article.getPublisher().getKind())
                .choice(article.getDocumentKind())
                .texts(article.getIssuers())
                .text(article.getTitle())
                .text(article.getByline())
                .instant(article.getPublishedAt())
                .instant(article.getModifiedAt())
                .instant(article.getFetchedAt())
                .text(article.getLanguage())
                .number((long) article.getText().length())
                .text(article.getContentHash())
                .text(article.getIngestRunId())
                .flag(article.getWithdrawn())
                .toByteArray();
        return new Entry.ArticleRevision(article.getArticleId(), row);
    }
}
