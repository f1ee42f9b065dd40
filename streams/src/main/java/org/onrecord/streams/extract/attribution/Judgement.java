package org.onrecord.streams.extract.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.extract.text.Span;

/** What the context makes of a candidate. */
public sealed interface Judgement {
    /**
     * The candidate is a claim.
     *
     * @param phaseStrength how surely the passage tells the phase: 0 by default, 1 by tense, 2 by a word, 3 by a deed done
     * @param fitness how well the passage would show the claim to a reader, in points
     * @param evidence the candidate's evidence, widened where the words that decided stand beside it
     */
    record Accepted(
            Polarity polarity,
            Phase phase,
            int phaseStrength,
            Basis basis,
            double fitness,
            @Nullable Speaker speaker,
            Span evidence,
            List<Cue> cues)
            implements Judgement {
        public Accepted {
            cues = List.copyOf(cues);
        }
    }

    /** The words assert nothing of the kind, for example a condition or a disclaimer. */
    record Rejected(String reason) implements Judgement {}
}
