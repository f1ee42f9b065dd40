package org.onrecord.app.stack;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.ClaimFilter;

/**
 * A row of the fact table without what depends on when, and in how many steps, it came to be: without its version, and
 * without the times at which documents were fetched that bear no date.
 */
record Fact(
        String claimId,
        String subject,
        Relation relation,
        String object,
        Standing standing,
        Phase phase,
        ClaimFact.Counts counts,
        @Nullable Instant firstPublished,
        @Nullable Instant lastPublished,
        @Nullable Instant officialSince,
        double confidence,
        ClaimFact.@Nullable Words best) {

    private static final int CLAIMS_MAX = 10_000;

    static List<Fact> allIn(LocalStack stack) {
        return stack.facts().claims(ClaimFilter.all(CLAIMS_MAX)).stream()
                .map(Fact::of)
                .sorted(Comparator.comparing(Fact::claimId))
                .toList();
    }

    private static Fact of(ClaimFact claim) {
        return new Fact(
                claim.claimId(),
                claim.subject().name(),
                claim.relation(),
                claim.object().name(),
                claim.standing(),
                claim.phase(),
                claim.counts(),
                claim.firstPublished(),
                claim.lastPublished(),
                claim.lastPublished() == null ? null : claim.officialSince(),
                claim.confidence(),
                claim.best());
    }
}
