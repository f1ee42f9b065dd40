package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;

/** Makes one judgement of the several passages in which a document makes the same claim. */
public final class Passages {
    private static final Comparator<Judgement.Accepted> STRONGEST_FIRST = Comparator.comparing(
                    Judgement.Accepted::basis)
            .thenComparing(
                    Comparator.comparingInt(Judgement.Accepted::phaseStrength).reversed())
            .thenComparingInt(judgement -> judgement.evidence().length())
            .thenComparing(Judgement.Accepted::evidence);

    private Passages() {}

    /**
     * At most one judgement for each polarity, affirmed first: that of the strongest passage, with the phase that the
     * passages tell most surely. Judgements are of one relation between the same two parties.
     */
    public static List<Judgement.Accepted> merge(List<Judgement.Accepted> judgements) {
        List<Judgement.Accepted> merged = new ArrayList<>();
        for (Polarity polarity : Polarity.values()) {
            List<Judgement.Accepted> same = new ArrayList<>();
            for (Judgement.Accepted judgement : judgements) {
                if (judgement.polarity() == polarity) {
                    same.add(judgement);
                }
            }
            if (!same.isEmpty()) {
                same.sort(STRONGEST_FIRST);
                merged.add(withPhase(same.get(0), surestPhase(same)));
            }
        }
        return merged;
    }

    /** Of equally sure passages the strongest one decides. */
    private static Judgement.Accepted surestPhase(List<Judgement.Accepted> strongestFirst) {
        Judgement.Accepted surest = strongestFirst.get(0);
        for (Judgement.Accepted judgement : strongestFirst) {
            boolean over = judgement.phase() == Phase.ENDED && surest.phase() != Phase.ENDED;
            if (judgement.phaseStrength() > surest.phaseStrength()
                    || over && judgement.phaseStrength() == surest.phaseStrength()) {
                surest = judgement;
            }
        }
        return surest;
    }

    private static Judgement.Accepted withPhase(Judgement.Accepted judgement, Judgement.Accepted phase) {
        return new Judgement.Accepted(
                judgement.polarity(),
                phase.phase(),
                phase.phaseStrength(),
                judgement.basis(),
                judgement.speaker(),
                judgement.evidence(),
                judgement.cues());
    }
}
