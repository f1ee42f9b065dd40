package org.onrecord.streams.extract.frame;

import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.syntax.Filler;

/**
 * A claim that a frame proposes.
 *
 * @param frame the frame's id
 * @param trigger the trigger as the frame lists it
 * @param subjectPlace the place around the trigger that the subject fills
 * @param chunk the index of the trigger's chunk
 * @param firstToken the trigger's tokens, inclusive
 * @param endToken exclusive
 * @param phase what the trigger's meaning fixes, null when it fixes nothing
 */
public record Proposal(
        Relation relation,
        Party subject,
        Filler subjectFiller,
        String subjectPlace,
        Party object,
        Filler objectFiller,
        String objectPlace,
        String frame,
        String trigger,
        Strength strength,
        int chunk,
        int firstToken,
        int endToken,
        @Nullable Phase phase,
        boolean denies) {

    /** Whether the parties only stand near the trigger, without filling the places of a frame. */
    public boolean loose() {
        return strength == Strength.LOOSE;
    }

    /** How surely the words mean the relation. */
    public enum Strength {
        /** The two only stand near a trigger. */
        LOOSE,
        WEAK,
        MEDIUM,
        STRONG
    }
}
