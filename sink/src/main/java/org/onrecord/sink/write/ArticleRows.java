package org.onrecord.sink.write;

import org.onrecord.avro.Article;
import org.onrecord.avro.IngestRun;

/** Rows of {@code article} and {@code ingest_run}, in the column order of {@link Columns}. */
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

    static Entry.IngestVisit visit(IngestRun run) {
        byte[] row = new CopyText(TYPICAL_ROW_BYTES)
                .text(run.getRunId())
                .text(run.getSource())
                .instant(run.getStartedAt())
                .instant(run.getEndedAt())
                .number((long) run.getFound())
                .number((long) run.getPublished())
                .number((long) run.getChanged())
                .number((long) run.getUnchanged())
                .number((long) run.getWithdrawn())
                .number((long) run.getRejected())
                .number((long) run.getFailed())
                .text(problems(run))
                .toByteArray();
        return new Entry.IngestVisit(run.getRunId(), run.getSource(), row);
    }

    private static String problems(IngestRun run) {
        return JsonText.array(run.getProblems(), (json, problem) -> {
            json.writeStringField("reason", JsonText.storable(problem.getReason()));
            json.writeNumberField("count", problem.getCount());
            json.writeStringField("example", JsonText.storable(problem.getExample()));
        });
    }
}
