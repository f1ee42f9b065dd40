package org.onrecord.sink.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;

/**
 * Which claims are asked for: those that meet every condition that is not null.
 *
 * @param party the beginning of any name of one of the parties, in any case, or an entity id
 * @param relation the relation
 * @param standing the standing
 * @param polarity that there is live evidence of this polarity
 * @param since that a live document is dated at this time or later
 * @param text words that live evidence quotes, in the syntax of web searches: {@code "joint venture" -rumour}
 * @param limit how many claims at the most, 1 or more
 * @param includeWithdrawn whether claims without live evidence are among them
 */
public record ClaimFilter(
        @Nullable String party,
        @Nullable Relation relation,
        @Nullable Standing standing,
        @Nullable Polarity polarity,
        @Nullable Instant since,
        @Nullable String text,
        int limit,
        boolean includeWithdrawn) {

    public ClaimFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be 1 or more, not " + limit);
        }
    }

    /** All claims that have live evidence, {@code limit} at the most. */
    public static ClaimFilter all(int limit) {
        return new ClaimFilter(null, null, null, null, null, null, limit, false);
    }

    public ClaimFilter withParty(@Nullable String name) {
        return new ClaimFilter(name, relation, standing, polarity, since, text, limit, includeWithdrawn);
    }

    public ClaimFilter withRelation(@Nullable Relation wanted) {
        return new ClaimFilter(party, wanted, standing, polarity, since, text, limit, includeWithdrawn);
    }

    public ClaimFilter withStanding(@Nullable Standing wanted) {
        return new ClaimFilter(party, relation, wanted, polarity, since, text, limit, includeWithdrawn);
    }

    public ClaimFilter withPolarity(@Nullable Polarity wanted) {
        return new ClaimFilter(party, relation, standing, wanted, since, text, limit, includeWithdrawn);
    }

    public ClaimFilter withSince(@Nullable Instant time) {
        return new ClaimFilter(party, relation, standing, polarity, time, text, limit, includeWithdrawn);
    }

    public ClaimFilter withText(@Nullable String words) {
        return new ClaimFilter(party, relation, standing, polarity, since, words, limit, includeWithdrawn);
    }

    public ClaimFilter withWithdrawn(boolean included) {
        return new ClaimFilter(party, relation, standing, polarity, since, text, limit, included);
    }
}
