package org.onrecord.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.sink.store.ClaimFact;

/** Shows claims as rows. */
final class ClaimListing {

    private static final int ID_CHARS = 8;
    private static final int DAY_CHARS = 10;

    private static final List<Column> BRIEF = List.of(
            new Column("claim", claim -> beginning(claim.claimId(), ID_CHARS)),
            new Column("subject", claim -> claim.subject().name()),
            new Column("relation", claim -> claim.relation().name()),
            new Column("object", claim -> claim.object().name()),
            new Column("standing", claim -> claim.standing().name()),
            new Column("phase", claim -> claim.phase().name()),
            new Column("off", claim -> claim.counts().official()),
            new Column("spec", claim -> claim.counts().speculation()),
            new Column("den", claim -> claim.counts().denial()),
            new Column("published", claim -> day(claim.lastPublished())),
            new Column("publisher", best(ClaimFact.Words::publisher)),
            new Column("quote", best(words -> "“" + words.quote() + "”")));

    private static final List<Column> FULL = List.of(
            new Column("claim_id", ClaimFact::claimId),
            new Column("version", ClaimFact::version),
            new Column("subject", claim -> claim.subject().name()),
            new Column("relation", claim -> claim.relation().name()),
            new Column("object", claim -> claim.object().name()),
            new Column("standing", claim -> claim.standing().name()),
            new Column("phase", claim -> claim.phase().name()),
            new Column("official_count", claim -> claim.counts().official()),
            new Column("speculation_count", claim -> claim.counts().speculation()),
            new Column("denial_count", claim -> claim.counts().denial()),
            new Column("publisher_count", claim -> claim.counts().publishers()),
            new Column("independent_publisher_count", claim -> claim.counts().independentPublishers()),
            new Column("first_published", claim -> text(claim.firstPublished())),
            new Column("last_published", claim -> text(claim.lastPublished())),
            new Column("official_since", claim -> text(claim.officialSince())),
            new Column("confidence", ClaimFact::confidence),
            new Column("group", claim -> claim.qualifiers().group()),
            new Column("basis", best(ClaimFact.Words::basis)),
            new Column("speaker", best(ClaimFact.Words::speaker)),
            new Column("publisher", best(ClaimFact.Words::publisher)),
            new Column("quote", best(ClaimFact.Words::quote)),
            new Column("title", best(ClaimFact.Words::title)),
            new Column("url", best(ClaimFact.Words::url)));

    private record Column(String name, Function<ClaimFact, @Nullable Object> value) {}

    private ClaimListing() {}

    /** The columns that fit a terminal; the beginning of the id is enough for {@code onrecord show}. */
    static Listing brief(List<ClaimFact> claims) {
        return listing(BRIEF, claims);
    }

    /** All that is known of a claim without its single pieces of evidence, for programs. */
    static Listing full(List<ClaimFact> claims) {
        return listing(FULL, claims);
    }

    private static Listing listing(List<Column> columns, List<ClaimFact> claims) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ClaimFact claim : claims) {
            List<@Nullable Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(column.value().apply(claim)));
            rows.add(row);
        }
        return new Listing(columns.stream().map(Column::name).toList(), rows);
    }

    private static Function<ClaimFact, @Nullable Object> best(Function<ClaimFact.Words, @Nullable Object> value) {
        return claim -> claim.best() == null ? null : value.apply(claim.best());
    }

    private static String beginning(String text, int chars) {
        return text.substring(0, Math.min(chars, text.length()));
    }

    private static @Nullable String day(@Nullable Instant moment) {
        return moment == null ? null : beginning(moment.toString(), DAY_CHARS);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
