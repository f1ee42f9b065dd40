package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.extract.Status;

/**
 * What one article says about one claim, with the exact words.
 *
 * @param evidenceId one for each claim, article and polarity: see {@link ClaimKey#evidenceId}
 * @param quote the article's text from start to end, letter for letter
 * @param confidence probability, 0 to 1, that the claim is what the article says
 */
public record Evidence(
        String evidenceId,
        String claimId,
        Relation relation,
        Mention subject,
        Mention object,
        Polarity polarity,
        Phase phase,
        Basis basis,
        String quote,
        int start,
        int end,
        @Nullable Speaker speaker,
        List<Cue> cues,
        Qualifiers qualifiers,
        double confidence,
        String rule,
        String extractorVersion,
        Origin origin) {

    public Evidence {
        cues = List.copyOf(cues);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Evidence " + evidenceId + " has confidence " + confidence);
        }
    }

    /** Whether a party to the claim says it explicitly. */
    public Status status() {
        return basis.status();
    }

    /** Whether {@code other} says the same, by whichever version of the extractor and in whichever text. */
    boolean saysTheSameAs(Evidence other) {
        return equals(other) || equals(other.with(extractorVersion, other.origin.withSignature(origin.signature())));
    }

    /** The evidence without what only the ledger needs. */
    Evidence published() {
        return withSignature("");
    }

    Evidence withSignature(String signature) {
        return with(extractorVersion, origin.withSignature(signature));
    }

    /** The same evidence as part of an article that was first fetched at another time. */
    public Evidence withObservedAt(Instant instant) {
        return with(extractorVersion, origin.withObservedAt(instant));
    }

    /** The same words about other organisations: put in order where the relation is symmetric, and with the ids of it. */
    Evidence withParties(Mention oneParty, Mention otherParty) {
        ClaimKey key = ClaimKey.of(relation, oneParty.entityId(), otherParty.entityId());
        boolean asGiven = key.subjectId().equals(oneParty.entityId());
        String id = key.claimId();
        return new Evidence(
                ClaimKey.evidenceId(id, origin.articleId(), polarity),
                id,
                relation,
                asGiven ? oneParty : otherParty,
                asGiven ? otherParty : oneParty,
                polarity,
                phase,
                basis,
                quote,
                start,
                end,
                speaker,
                cues,
                qualifiers,
                confidence,
                rule,
                extractorVersion,
                origin);
    }

    private Evidence with(String version, Origin newOrigin) {
        return new Evidence(
                evidenceId,
                claimId,
                relation,
                subject,
                object,
                polarity,
                phase,
                basis,
                quote,
                start,
                end,
                speaker,
                cues,
                qualifiers,
                confidence,
                rule,
                version,
                newOrigin);
    }
}
