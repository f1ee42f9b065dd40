package org.onrecord.streams.extract.attribution;

import java.util.Comparator;
import java.util.List;
import org.onrecord.streams.extract.Phase;

/** Weighs the passages in which a document makes the same claim with the same polarity. */
public final class Passages {
    /**
     * One passage.
     *
     * @param confidence 0 to 1, that its words make the claim at all
     */
    public record Passage(Judgement.Accepted judgement, double confidence) {
        private double fitness() {
            return judgement.fitness() + CONFIDENCE_WEIGHT * confidence;
        }
    }

    private static final double CONFIDENCE_WEIGHT = 10;
    private static final double PHASE_CONFIDENCE = 0.15;

    private static final Comparator<Passage> STRONGEST_FIRST = Comparator.comparing(
                    (Passage passage) -> passage.judgement().basis())
            .thenComparing(Comparator.comparingDouble(Passage::fitness).reversed())
            .thenComparing(passage -> passage.judgement().evidence());

    private Passages() {}

    /** The index of the passage to show: of the strongest basis, and of those the one that says it best. */
    public static int strongest(List<Passage> passages) {
        int strongest = 0;
        for (int i = 1; i < passages.size(); i++) {
            if (STRONGEST_FIRST.compare(passages.get(i), passages.get(strongest)) < 0) {
                strongest = i;
            }
        }
        return strongest;
    }

    /** The phase that the passages tell most surely; of equally sure words the later state of affairs. */
    public static Phase phase(List<Passage> passages) {
        Judgement.Accepted surest = passages.get(strongest(passages)).judgement();
        for (Passage passage : passages) {
            if (passage.confidence() < PHASE_CONFIDENCE) {
                continue;
            }
            Judgement.Accepted judgement = passage.judgement();
            boolean later = judgement.phase().compareTo(surest.phase()) > 0;
            if (judgement.phaseStrength() > surest.phaseStrength()
                    || later && judgement.phaseStrength() >= 2 && judgement.phaseStrength() == surest.phaseStrength()) {
                surest = judgement;
            }
        }
        return surest.phase();
    }
}
