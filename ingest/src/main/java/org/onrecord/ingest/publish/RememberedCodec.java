package org.onrecord.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.IngestState;
import org.onrecord.avro.IngestStateKind;
import org.onrecord.ingest.fetch.Validators;

/** Between what is remembered and its record on Kafka. */
final class RememberedCodec {

    private RememberedCodec() {}

    static IngestState encode(Remembered remembered) {
        if (remembered instanceof Remembered.OfSource source) {
            return encode(source);
        }
        if (remembered instanceof Remembered.OfDocument document) {
            return encode(document);
        }
        return encode((Remembered.OfArticle) remembered);
    }

    /** Empty for a kind of a newer version. */
    static Optional<Remembered> decode(IngestState state) {
        return switch (state.getKind()) {
            case SOURCE -> Optional.of(source(state));
            case DOCUMENT -> Optional.of(document(state));
            case ARTICLE -> Optional.of(article(state));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static IngestState encode(Remembered.OfSource source) {
        return IngestState.newBuilder()
                .setKind(IngestStateKind.SOURCE)
                .setSource(source.source())
                .setUpdatedAt(source.updatedAt())
                .setVisitedAt(source.visitedAt())
                .setNextVisitAt(source.nextVisitAt())
                .setIntervalMillis(source.interval().toMillis())
                .setFailures(source.failures())
                .setEtag(source.validators().etag())
                .setLastModified(source.validators().lastModified())
                .setMovedTo(source.movedTo())
                .setVersion(source.version())
                .build();
    }

    private static IngestState encode(Remembered.OfDocument document) {
        return IngestState.newBuilder()
                .setKind(IngestStateKind.DOCUMENT)
                .setSource(document.source())
                .setAddress(document.address())
                .setUpdatedAt(document.updatedAt())
                .setFirstSeenAt(document.firstSeenAt())
                .setVisitedAt(document.visitedAt())
                .setNextVisitAt(document.nextVisitAt())
                .setIntervalMillis(document.interval().toMillis())
                .setFailures(document.failures())
                .setGoneVisits(document.goneVisits())
                .setEtag(document.validators().etag())
                .setLastModified(document.validators().lastModified())
                .setMovedTo(document.movedTo())
                .setVersion(document.version())
                .setArticleId(document.articleId())
                .setContentHash(document.contentHash())
                .setWithdrawn(document.withdrawn())
                .build();
    }

    private static IngestState encode(Remembered.OfArticle article) {
        return IngestState.newBuilder()
                .setKind(IngestStateKind.ARTICLE)
                .setAddress(article.canonicalUrl())
                .setUpdatedAt(article.updatedAt())
                .setArticleId(article.articleId())
                .setContentHash(article.contentHash())
                .setTextHash(article.textHash())
                .setWithdrawn(article.withdrawn())
                .build();
    }

    private static Remembered source(IngestState state) {
        return new Remembered.OfSource(
                state.getSource(),
                state.getUpdatedAt(),
                or(state.getVisitedAt(), state.getUpdatedAt()),
                or(state.getNextVisitAt(), state.getUpdatedAt()),
                Duration.ofMillis(state.getIntervalMillis()),
                state.getFailures(),
                new Validators(state.getEtag(), state.getLastModified()),
                state.getMovedTo(),
                state.getVersion());
    }

    private static Remembered document(IngestState state) {
        return new Remembered.OfDocument(
                state.getSource(),
                state.getAddress(),
                state.getUpdatedAt(),
                or(state.getFirstSeenAt(), state.getUpdatedAt()),
                or(state.getVisitedAt(), state.getUpdatedAt()),
                or(state.getNextVisitAt(), state.getUpdatedAt()),
                Duration.ofMillis(state.getIntervalMillis()),
                state.getFailures(),
                state.getGoneVisits(),
                new Validators(state.getEtag(), state.getLastModified()),
                state.getMovedTo(),
                state.getVersion(),
                state.getArticleId(),
                state.getContentHash(),
                state.getWithdrawn());
    }

    private static Remembered article(IngestState state) {
        return new Remembered.OfArticle(
                orEmpty(state.getArticleId()),
                state.getUpdatedAt(),
                state.getAddress(),
                orEmpty(state.getContentHash()),
                orEmpty(state.getTextHash()),
                state.getWithdrawn());
    }

    private static Instant or(@Nullable Instant value, Instant fallback) {
        return value == null ? fallback : value;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
