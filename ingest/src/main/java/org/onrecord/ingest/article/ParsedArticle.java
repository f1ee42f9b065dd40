package org.onrecord.ingest.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.text.Block;

/**
 * What a page says.
 *
 * @param canonicalUrl the address that the page claims for itself, absolute, not yet judged; null when it claims none
 * @param title empty when there is none
 * @param publishedAt midnight UTC when only a day is named
 * @param publishedOn the day of publication as the page writes it, in its own time zone
 * @param language a BCP 47 tag
 * @param issuers the organisations that a release is by
 * @param blocks in reading order; a TITLE block, when present, is the first and repeats the title
 */
public record ParsedArticle(
        @Nullable String canonicalUrl,
        String title,
        @Nullable String byline,
        @Nullable Instant publishedAt,
        @Nullable LocalDate publishedOn,
        @Nullable Instant modifiedAt,
        @Nullable String language,
        Publisher publisher,
        DocumentKind documentKind,
        List<String> issuers,
        List<Block> blocks) {

    public ParsedArticle {
        issuers = List.copyOf(issuers);
        blocks = List.copyOf(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).kind() == Block.Kind.TITLE && i > 0) {
                throw new IllegalArgumentException("The title block must be the first block of an article");
            }
        }
    }

    /** An article whose day of publication is the one in UTC. */
    public ParsedArticle(
            @Nullable String canonicalUrl,
            String title,
            @Nullable String byline,
            @Nullable Instant publishedAt,
            @Nullable Instant modifiedAt,
            @Nullable String language,
            Publisher publisher,
            DocumentKind documentKind,
            List<String> issuers,
            List<Block> blocks) {
        this(
                canonicalUrl,
                title,
                byline,
                publishedAt,
                publishedAt == null
                        ? null
                        : publishedAt.atOffset(ZoneOffset.UTC).toLocalDate(),
                modifiedAt,
                language,
                publisher,
                documentKind,
                issuers,
                blocks);
    }

    /** The blocks after the title. */
    public List<Block> body() {
        return !blocks.isEmpty() && blocks.get(0).kind() == Block.Kind.TITLE
                ? blocks.subList(1, blocks.size())
                : blocks;
    }
}
