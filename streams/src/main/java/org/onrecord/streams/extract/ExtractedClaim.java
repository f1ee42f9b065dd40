package org.onrecord.streams.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.text.Span;

/**
 * What one document says about one relation between two organisations.
 *
 * @param evidence where {@code quote} stands in the document's content
 * @param quote the content at {@code evidence}, letter for letter
 * @param speaker whose words they are, null when they are the author's own
 * @param confidence calibrated probability, 0 to 1, that the claim is what the document says
 * @param rule the frame that found the claim
 */
public record ExtractedClaim(
        Mention subject,
        Relation relation,
        Mention object,
        Polarity polarity,
        Phase phase,
        Basis basis,
        Span evidence,
        String quote,
        @Nullable Speaker speaker,
        List<Cue> cues,
        Qualifiers qualifiers,
        double confidence,
        String rule) {
    public ExtractedClaim {
        cues = List.copyOf(cues);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
    }

    public Status status() {
        return basis.status();
    }

    /** The same claim with what the document's other passages add. */
    ExtractedClaim with(Phase otherPhase, Qualifiers otherQualifiers, double otherConfidence) {
        return new ExtractedClaim(
                subject,
                relation,
                object,
                polarity,
                otherPhase,
                basis,
                evidence,
                quote,
                speaker,
                cues,
                otherQualifiers,
                otherConfidence,
                rule);
    }
}
