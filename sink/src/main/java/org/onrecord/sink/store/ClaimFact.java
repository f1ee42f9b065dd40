package org.onrecord.sink.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;

/**
 * What is said about one relation between two organisations, now.
 *
 * @param claimId the claim
 * @param version how many steps it has made
 * @param relation what the subject is to the object
 * @param subject the subject
 * @param object the object
 * @param standing what the live evidence amounts to
 * @param phase how far the deal has come
 * @param counts how much evidence there is
 * @param firstPublished date of the oldest live document, where dated
 * @param lastPublished date of the newest live document, where dated
 * @param officialSince date of the oldest live document in which a party affirms it
 * @param lastSeen when the last live evidence was fetched
 * @param qualifiers what the deal is about
 * @param confidence 0 to 1
 * @param best the live evidence that says it best, or null when none is left
 */
public record ClaimFact(
        String claimId,
        long version,
        Relation relation,
        Party subject,
        Party object,
        Standing standing,
        Phase phase,
        Counts counts,
        @Nullable Instant firstPublished,
        @Nullable Instant lastPublished,
        @Nullable Instant officialSince,
        Instant lastSeen,
        Qualifiers qualifiers,
        double confidence,
        @Nullable Words best) {

    /** An organisation, by the name that claims use. */
    public record Party(String entityId, String name) {}

    /**
     * How much live evidence there is.
     *
     * @param official pieces that affirm officially
     * @param speculation pieces that affirm otherwise
     * @param denial pieces that deny
     * @param publishers distinct publishers
     * @param independentPublishers distinct stories
     */
    public record Counts(long official, long speculation, long denial, long publishers, long independentPublishers) {}

    /** What a deal is about, in the words of the evidence. */
    public record Qualifiers(
            @Nullable String product,
            @Nullable String group,
            @Nullable String place,
            @Nullable String since,
            @Nullable String until) {}

    /**
     * Words, and where they stand.
     *
     * @param basis what earned their status
     * @param speaker name, role and organisation, as far as known
     */
    public record Words(
            String evidenceId,
            String quote,
            String basis,
            @Nullable String speaker,
            String publisher,
            String title,
            String url) {}
}
