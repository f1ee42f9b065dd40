package org.onrecord.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.ingest.article.ParsedArticle;
import org.onrecord.ingest.article.Publisher;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.web.CanonicalAddress;

/**
 * Decides what a look at a document means, given what is remembered: a new article, a new revision, nothing new, or a
 * withdrawal. Decides only; it is the caller who publishes the decision and notes what is to be remembered.
 */
public final class Revisions {

    /** A single 404 can be a mistake of a server; the same on the next visit is taken at its word. */
    private static final int GONE_VISITS = 2;

    private static final Duration SHORTEST_RECHECK = Duration.ofHours(1);
    private static final Duration LONGEST_RECHECK = Duration.ofDays(7);

    private final Memory memory;

    public Revisions(Memory memory) {
        this.memory = memory;
    }

    /**
     * Where a document was received from.
     *
     * @param url after redirects
     * @param movedTo where it has moved for good, or null
     * @param at when; for a page of an archive, when it was archived
     */
    public record Received(String url, @Nullable String movedTo, Validators validators, Instant at) {}

    /** An article was found. */
    public Decision found(Visit visit, Received received, ParsedArticle parsed) {
        Optional<Remembered.OfDocument> before = memory.document(visit.source(), visit.address());
        ContentHash hash = ContentHash.of(parsed);
        String canonicalUrl = CanonicalAddress.choose(received.url(), parsed.canonicalUrl());
        String id = ArticleIdentity.of(canonicalUrl);
        Optional<Remembered.OfArticle> known = memory.article(id);
        Optional<Remembered.OfArticle> twin =
                known.isPresent() ? Optional.empty() : memory.sameText(canonicalUrl, hash.text());
        boolean sameAsBefore = before.filter(b -> hash.content().equals(b.contentHash()) && !b.withdrawn())
                .isPresent();
        boolean sameAsKnown = known.filter(k -> k.contentHash().equals(hash.content()) && !k.withdrawn())
                .isPresent();
        String articleId = twin.map(Remembered.OfArticle::articleId).orElse(id);
        boolean isNews = !sameAsBefore && !sameAsKnown && twin.isEmpty();
        Remembered.OfDocument document = read(visit, received, before, isNews, articleId, hash.content());
        if (!isNews) {
            return new Decision(Decision.Kind.UNCHANGED, "", Publication.of(document));
        }
        ArticleCodec.Provenance found =
                new ArticleCodec.Provenance(received.url(), canonicalUrl, visit.source(), received.at(), visit.runId());
        Article article = ArticleCodec.encode(parsed, found, hash.content());
        Remembered remembered =
                new Remembered.OfArticle(id, visit.at(), canonicalUrl, hash.content(), hash.text(), false);
        return new Decision(
                known.isPresent() ? Decision.Kind.CHANGED : Decision.Kind.NEW,
                "",
                new Publication(article, List.of(document, remembered), null));
    }

    /** The document is as it was. */
    public Decision notModified(Visit visit) {
        Optional<Remembered.OfDocument> before = memory.document(visit.source(), visit.address());
        Remembered.OfDocument document = read(
                visit,
                new Received(
                        visit.address(),
                        before.map(Remembered.OfDocument::movedTo).orElse(null),
                        before.map(Remembered.OfDocument::validators).orElse(Validators.NONE),
                        visit.at()),
                before,
                false,
                before.map(Remembered.OfDocument::articleId).orElse(null),
                before.map(Remembered.OfDocument::contentHash).orElse(null));
        return new Decision(Decision.Kind.UNCHANGED, "", Publication.of(document));
    }

    /** The document holds no article, or may not be fetched. What was published before stays. */
    public Decision rejected(Visit visit, @Nullable Received received, String reason) {
        Optional<Remembered.OfDocument> before = memory.document(visit.source(), visit.address());
        Received noted = received == null ? new Received(visit.address(), null, Validators.NONE, visit.at()) : received;
        String articleId = before.map(Remembered.OfDocument::articleId).orElse(null);
        Remembered.OfDocument document = read(visit, noted, before, false, articleId, null);
        return new Decision(Decision.Kind.REJECTED, reason, Publication.of(document));
    }

    /** It did not work this time, which changes nothing but the count. */
    public Decision failed(Visit visit, String reason) {
        Optional<Remembered.OfDocument> before = memory.document(visit.source(), visit.address());
        return new Decision(Decision.Kind.FAILED, reason, Publication.of(missed(visit, before, 0)));
    }

    /**
     * The server says that there is no such document, or the file is no more. Only the second time in a row an article
     * is withdrawn, and only when it was not also found at another address of the source.
     */
    public Decision gone(Visit visit, String reason, Publisher publisher) {
        Optional<Remembered.OfDocument> before = memory.document(visit.source(), visit.address());
        int goneVisits = before.map(Remembered.OfDocument::goneVisits).orElse(0) + 1;
        Remembered.OfDocument missed = missed(visit, before, goneVisits);
        Optional<Remembered.OfArticle> article = publishedAt(before);
        if (article.isEmpty()) {
            return new Decision(Decision.Kind.REJECTED, reason, Publication.of(missed));
        }
        if (goneVisits < GONE_VISITS) {
            return new Decision(
                    Decision.Kind.FAILED,
                    reason + ": withdrawn if the next visit finds the same",
                    Publication.of(missed));
        }
        return withdrawn(visit, missed, article.get(), publisher);
    }

    /** The source itself says that the document is withdrawn. */
    public Decision withdrawn(Visit visit, Publisher publisher) {
        Optional<Remembered.OfDocument> before = memory.document(visit.source(), visit.address());
        Remembered.OfDocument missed = missed(visit, before, GONE_VISITS);
        return publishedAt(before)
                .map(article -> withdrawn(visit, missed, article, publisher))
                .orElseGet(() -> new Decision(Decision.Kind.UNCHANGED, "", Publication.of(missed)));
    }

    private Decision withdrawn(
            Visit visit, Remembered.OfDocument document, Remembered.OfArticle article, Publisher publisher) {
        boolean elsewhere = memory.documents(visit.source()).stream()
                .anyMatch(d -> !d.address().equals(visit.address())
                        && article.articleId().equals(d.articleId())
                        && d.goneVisits() == 0);
        Remembered.OfDocument closed = withdrawnDocument(document);
        if (elsewhere) {
            return new Decision(Decision.Kind.UNCHANGED, "", Publication.of(closed));
        }
        ArticleCodec.Provenance found = new ArticleCodec.Provenance(
                visit.address(), article.canonicalUrl(), visit.source(), visit.at(), visit.runId());
        Remembered remembered =
                new Remembered.OfArticle(article.articleId(), visit.at(), article.canonicalUrl(), "", "", true);
        return new Decision(
                Decision.Kind.WITHDRAWN,
                "",
                new Publication(ArticleCodec.withdrawn(publisher, found), List.of(closed, remembered), null));
    }

    private Optional<Remembered.OfArticle> publishedAt(Optional<Remembered.OfDocument> document) {
        return document.map(Remembered.OfDocument::articleId)
                .flatMap(memory::article)
                .filter(article -> !article.withdrawn());
    }

    private static Remembered.OfDocument read(
            Visit visit,
            Received received,
            Optional<Remembered.OfDocument> before,
            boolean isNews,
            @Nullable String articleId,
            @Nullable String contentHash) {
        Duration interval = interval(before, isNews);
        return new Remembered.OfDocument(
                visit.source(),
                visit.address(),
                visit.at(),
                before.map(Remembered.OfDocument::firstSeenAt).orElse(visit.at()),
                visit.at(),
                visit.at().plus(interval),
                interval,
                0,
                0,
                received.validators(),
                received.movedTo(),
                visit.version(),
                articleId,
                contentHash,
                false);
    }

    /** Validators are kept after a failure: the version that they stand for is still the one that is known. */
    private static Remembered.OfDocument missed(Visit visit, Optional<Remembered.OfDocument> before, int goneVisits) {
        Duration interval = interval(before, false);
        Instant firstSeenAt = before.map(Remembered.OfDocument::firstSeenAt).orElse(visit.at());
        return new Remembered.OfDocument(
                visit.source(),
                visit.address(),
                visit.at(),
                firstSeenAt,
                visit.at(),
                visit.at().plus(interval),
                interval,
                before.map(Remembered.OfDocument::failures).orElse(0) + 1,
                goneVisits,
                before.map(Remembered.OfDocument::validators).orElse(Validators.NONE),
                before.map(Remembered.OfDocument::movedTo).orElse(null),
                before.map(Remembered.OfDocument::version).orElse(null),
                before.map(Remembered.OfDocument::articleId).orElse(null),
                before.map(Remembered.OfDocument::contentHash).orElse(null),
                before.map(Remembered.OfDocument::withdrawn).orElse(false));
    }

    /** Without validators, so that the document counts as new should it return. */
    private static Remembered.OfDocument withdrawnDocument(Remembered.OfDocument d) {
        return new Remembered.OfDocument(
                d.source(),
                d.address(),
                d.updatedAt(),
                d.firstSeenAt(),
                d.visitedAt(),
                d.nextVisitAt(),
                d.interval(),
                d.failures(),
                d.goneVisits(),
                Validators.NONE,
                null,
                d.version(),
                d.articleId(),
                null,
                true);
    }

    private static Duration interval(Optional<Remembered.OfDocument> before, boolean isNews) {
        Duration doubled = isNews
                ? SHORTEST_RECHECK
                : before.map(d -> d.interval().multipliedBy(2)).orElse(SHORTEST_RECHECK);
        return doubled.compareTo(SHORTEST_RECHECK) < 0
                ? SHORTEST_RECHECK
                : doubled.compareTo(LONGEST_RECHECK) > 0 ? LONGEST_RECHECK : doubled;
    }
}
