package org.onrecord.ingest.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.avro.Article;
import org.onrecord.avro.Block;
import org.onrecord.avro.BlockKind;
import org.onrecord.avro.DocumentKind;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;
import org.onrecord.ingest.article.ParsedArticle;

/** From a parsed article to its record, in which every offset points into one text. */
final class ArticleCodec {

    private static final String BETWEEN_BLOCKS = "\n\n";

    private ArticleCodec() {}

    /**
     * How an article was found.
     *
     * @param url after redirects
     */
    record Provenance(String url, String canonicalUrl, String sourceName, Instant fetchedAt, String runId) {}

    static Article encode(ParsedArticle parsed, Provenance found, String contentHash) {
        StringBuilder text = new StringBuilder(parsed.title()).append('\n');
        List<Block> blocks = new ArrayList<>();
        if (!parsed.title().isEmpty()) {
            blocks.add(new Block(BlockKind.TITLE, 0, parsed.title().length()));
        }
        String separator = "";
        for (org.onrecord.ingest.article.text.Block block : parsed.body()) {
            text.append(separator);
            blocks.add(new Block(
                    kind(block.kind()),
                    text.length(),
                    text.length() + block.text().length()));
            text.append(block.text());
            separator = BETWEEN_BLOCKS;
        }
        return started(parsed.publisher(), found)
                .setDocumentKind(kind(parsed.documentKind()))
                .setIssuers(parsed.issuers())
                .setTitle(parsed.title())
                .setByline(parsed.byline())
                .setPublishedAt(parsed.publishedAt())
                .setModifiedAt(parsed.modifiedAt())
                .setLanguage(parsed.language())
                .setText(text.toString())
                .setBlocks(blocks)
                .setContentHash(contentHash)
                .build();
    }

    /** The last revision of a document that is no more. */
    static Article withdrawn(org.onrecord.ingest.article.Publisher publisher, Provenance found) {
        return started(publisher, found).setContentHash("").setWithdrawn(true).build();
    }

    private static Article.Builder started(org.onrecord.ingest.article.Publisher publisher, Provenance found) {
        return Article.newBuilder()
                .setArticleId(ArticleIdentity.of(found.canonicalUrl()))
                .setUrl(found.url())
                .setCanonicalUrl(found.canonicalUrl())
                .setSourceName(found.sourceName())
                .setPublisher(new Publisher(publisher.name(), publisher.domain(), kind(publisher.kind())))
                .setFetchedAt(found.fetchedAt())
                .setIngestRunId(found.runId());
    }

    private static BlockKind kind(org.onrecord.ingest.article.text.Block.Kind kind) {
        return switch (kind) {
            case TITLE -> BlockKind.TITLE;
            case HEADING -> BlockKind.HEADING;
            case PARAGRAPH -> BlockKind.PARAGRAPH;
            case QUOTE -> BlockKind.QUOTE;
            case LIST_ITEM -> BlockKind.LIST_ITEM;
            case CAPTION -> BlockKind.CAPTION;
        };
    }

    private static DocumentKind kind(org.onrecord.ingest.article.DocumentKind kind) {
        return switch (kind) {
            case UNKNOWN -> DocumentKind.UNKNOWN;
            case PRESS_RELEASE -> DocumentKind.PRESS_RELEASE;
            case NEWS -> DocumentKind.NEWS;
            case BLOG -> DocumentKind.BLOG;
        };
    }

    private static PublisherKind kind(org.onrecord.ingest.article.PublisherKind kind) {
        return switch (kind) {
            case UNKNOWN -> PublisherKind.UNKNOWN;
            case COMPANY -> PublisherKind.COMPANY;
            case WIRE -> PublisherKind.WIRE;
            case NEWS -> PublisherKind.NEWS;
            case BLOG -> PublisherKind.BLOG;
            case PROMOTION -> PublisherKind.PROMOTION;
        };
    }
}
