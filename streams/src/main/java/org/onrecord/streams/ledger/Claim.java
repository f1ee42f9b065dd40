package org.onrecord.streams.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;

/**
 * What is said about one relation between two organisations. All but the version is a function of the set of live
 * evidence; once that set is empty, of the set of all evidence that there was.
 *
 * @param version 1, 2, 3 and so on, without gaps
 * @param phase the phase that the latest evidence behind the standing gives
 * @param officialCount pieces of live evidence that affirm officially
 * @param speculationCount pieces of live evidence that affirm without being official
 * @param denialCount pieces of live evidence that deny
 * @param publisherCount distinct publishers
 * @param independentPublisherCount distinct stories: syndicated copies count once
 * @param officialSince document time of the earliest live official affirmation
 * @param bestEvidence the strongest piece behind the standing; null only without live evidence
 * @param qualifiers each from the strongest affirming evidence that has one
 * @param confidence that of the best evidence
 */
public record Claim(
        String claimId,
        long version,
        Relation relation,
        Party subject,
        Party object,
        Standing standing,
        Phase phase,
        long officialCount,
        long speculationCount,
        long denialCount,
        long publisherCount,
        long independentPublisherCount,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant firstPublished,
        @Nullable Instant lastPublished,
        @Nullable Instant officialSince,
        @Nullable Evidence bestEvidence,
        Qualifiers qualifiers,
        double confidence) {

    /** Whether live evidence says that the relation holds or held. */
    boolean affirmed() {
        return officialCount + speculationCount > 0;
    }

    /** The same claim with another version; two claims are compared without their versions by giving both the same. */
    public Claim withVersion(long newVersion) {
        return new Claim(
                claimId,
                newVersion,
                relation,
                subject,
                object,
                standing,
                phase,
                officialCount,
                speculationCount,
                denialCount,
                publisherCount,
                independentPublisherCount,
                firstSeen,
                lastSeen,
                firstPublished,
                lastPublished,
                officialSince,
                bestEvidence,
                qualifiers,
                confidence);
    }
}
