package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a revision of an article changes. The latest revision counts, whenever it comes; an earlier one that comes
 * late says nothing but when the document was first seen.
 */
public final class ArticleLedger {

    private ArticleLedger() {}

    /**
     * @param before what the article's last decision said to keep, null for a new article
     * @param extraction reads the revision; called at most once, and not for what is outdated or withdrawn
     */
    public static ArticleDecision revise(
            @Nullable ArticleRecord before,
            ArticleRevision revision,
            String extractorVersion,
            Supplier<List<Evidence>> extraction) {
        if (before == null) {
            List<Evidence> found = extract(revision, revision.fetchedAt(), extraction);
            ArticleRecord record = new ArticleRecord(
                    revision.fetchedAt(), revision.fetchedAt(), revision.contentHash(), extractorVersion, found);
            return new ArticleDecision(record, difference(List.of(), found, revision));
        }
        Instant firstFetchedAt =
                revision.fetchedAt().isBefore(before.firstFetchedAt()) ? revision.fetchedAt() : before.firstFetchedAt();
        boolean outdated = revision.isOlderThan(before);
        List<Evidence> found =
                outdated ? observed(before.evidence(), firstFetchedAt) : extract(revision, firstFetchedAt, extraction);
        List<Evidence> kept = keepUnchanged(before.evidence(), found);
        ArticleRecord record = outdated
                ? new ArticleRecord(
                        firstFetchedAt, before.fetchedAt(), before.contentHash(), before.extractorVersion(), kept)
                : new ArticleRecord(
                        firstFetchedAt, revision.fetchedAt(), revision.contentHash(), extractorVersion, kept);
        return new ArticleDecision(record, difference(before.evidence(), kept, revision));
    }

    /**
     * Decides what better knowledge of organisations changes about an article.
     *
     * @param reread the article's evidence, its parties resolved anew
     */
    public static ArticleDecision reassign(String articleId, ArticleRecord before, List<Evidence> reread) {
        ArticleRevision revision = new ArticleRevision(articleId, before.fetchedAt(), before.contentHash(), false);
        ArticleRecord record = new ArticleRecord(
                before.firstFetchedAt(), before.fetchedAt(), before.contentHash(), before.extractorVersion(), reread);
        return new ArticleDecision(record, difference(before.evidence(), reread, revision));
    }

    private static List<Evidence> extract(
            ArticleRevision revision, Instant firstFetchedAt, Supplier<List<Evidence>> extraction) {
        return revision.withdrawn() ? List.of() : observed(extraction.get(), firstFetchedAt);
    }

    private static List<Evidence> observed(List<Evidence> evidence, Instant instant) {
        return evidence.stream().map(each -> each.withObservedAt(instant)).toList();
    }

    /** A new extractor that finds the same words does not make them news. */
    private static List<Evidence> keepUnchanged(List<Evidence> before, List<Evidence> after) {
        Map<String, Evidence> known = byId(before);
        return after.stream()
                .map(evidence -> {
                    Evidence former = known.get(evidence.evidenceId());
                    return former != null && former.saysTheSameAs(evidence)
                            ? former.withSignature(evidence.origin().signature())
                            : evidence;
                })
                .toList();
    }

    private static List<EvidenceChange> difference(
            List<Evidence> before, List<Evidence> after, ArticleRevision revision) {
        Map<String, Evidence> gone = byId(before);
        Map<String, List<Evidence>> assertedByClaim = new TreeMap<>();
        for (Evidence evidence : after) {
            if (!evidence.equals(gone.remove(evidence.evidenceId()))) {
                assertedByClaim
                        .computeIfAbsent(evidence.claimId(), id -> new ArrayList<>())
                        .add(evidence);
            }
        }
        Map<String, List<String>> retractedByClaim = new TreeMap<>();
        gone.values()
                .forEach(evidence -> retractedByClaim
                        .computeIfAbsent(evidence.claimId(), id -> new ArrayList<>())
                        .add(evidence.evidenceId()));
        retractedByClaim.keySet().forEach(claimId -> assertedByClaim.putIfAbsent(claimId, List.of()));
        List<EvidenceChange> changes = new ArrayList<>();
        assertedByClaim.forEach((claimId, asserted) -> changes.add(new EvidenceChange(
                claimId,
                revision.articleId(),
                revision.fetchedAt(),
                retractedByClaim.getOrDefault(claimId, List.of()),
                asserted)));
        return changes;
    }

    private static Map<String, Evidence> byId(List<Evidence> evidence) {
        Map<String, Evidence> byId = new LinkedHashMap<>();
        evidence.forEach(each -> {
            if (byId.put(each.evidenceId(), each) != null) {
                throw new IllegalArgumentException("Evidence " + each.evidenceId() + " is given twice for one article");
            }
        });
        return byId;
    }
}
