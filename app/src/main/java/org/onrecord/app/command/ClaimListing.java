package org.onrecord.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.sink.store.ClaimFact;

/** Shows claims as rows. */
final class ClaimListing {

    private static final int ID_CHARS = 8;

    private static final List<String> BRIEF = List.of(
            "claim",
            "subject",
            "relation",
            "object",
            "standing",
            "phase",
            "off",
            "spec",
            "den",
            "published",
            "publisher",
            "quote");

    private static final List<String> FULL = List.of(
            "claim_id",
            "version",
            "subject",
            "relation",
            "object",
            "standing",
            "phase",
            "official_count",
            "speculation_count",
            "denial_count",
            "publisher_count",
            "independent_publisher_count",
            "first_published",
            "last_published",
            "official_since",
            "confidence",
            "group",
            "basis",
            "speaker",
            "publisher",
            "quote",
            "title",
            "url");

    private ClaimListing() {}

    /** The columns that fit a terminal; the beginning of the id is enough for {@code onrecord show}. */
    static Listing brief(List<ClaimFact> claims) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ClaimFact claim : claims) {
            ClaimFact.Words best = claim.best();
            rows.add(Arrays.asList(
                    claim.claimId()
                            .substring(0, Math.min(ID_CHARS, claim.claimId().length())),
                    claim.subject().name(),
                    claim.relation().name(),
                    claim.object().name(),
                    claim.standing().name(),
                    claim.phase().name(),
                    claim.counts().official(),
                    claim.counts().speculation(),
                    claim.counts().denial(),
                    claim.lastPublished() == null
                            ? null
                            : claim.lastPublished().toString().substring(0, 10),
                    best == null ? null : best.publisher(),
                    best == null ? null : "“" + best.quote() + "”"));
        }
        return new Listing(BRIEF, rows);
    }

    /** All that is known of a claim without its single pieces of evidence, for programs. */
    static Listing full(List<ClaimFact> claims) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ClaimFact claim : claims) {
            ClaimFact.Words best = claim.best();
            rows.add(Arrays.asList(
                    claim.claimId(),
                    claim.version(),
                    claim.subject().name(),
                    claim.relation().name(),
                    claim.object().name(),
                    claim.standing().name(),
                    claim.phase().name(),
                    claim.counts().official(),
                    claim.counts().speculation(),
                    claim.counts().denial(),
                    claim.counts().publishers(),
                    claim.counts().independentPublishers(),
                    text(claim.firstPublished()),
                    text(claim.lastPublished()),
                    text(claim.officialSince()),
                    claim.confidence(),
                    claim.qualifiers().group(),
                    best == null ? null : best.basis(),
                    best == null ? null : best.speaker(),
                    best == null ? null : best.publisher(),
                    best == null ? null : best.quote(),
                    best == null ? null : best.title(),
                    best == null ? null : best.url()));
        }
        return new Listing(FULL, rows);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
