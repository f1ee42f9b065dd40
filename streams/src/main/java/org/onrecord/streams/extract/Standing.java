package org.onrecord.streams.extract;

import java.util.HashMap;
import java.util.Map;
import org.onrecord.streams.extract.frame.Proposal;

/** Which triples of a document stand, by the most probable proposal of each. */
final class Standing {
    /** From this probability on a proposal stands. */
    private static final double THRESHOLD = 0.28;

    /** The same where the two parties only stand near a trigger. */
    private static final double LOOSE_THRESHOLD = 0.45;

    /** Of two opposite directions both stand only from this probability on. */
    private static final double BOTH_THRESHOLD = 0.6;

    private final Map<Triple, Double> framed = new HashMap<>();
    private final Map<Triple, Double> loose = new HashMap<>();

    /** A relation and its two parties, in order where the order means something. */
    private record Triple(Relation relation, int subject, int object) {
        static Triple of(Proposal proposal) {
            int subject = proposal.subject().index();
            int object = proposal.object().index();
            boolean swap = proposal.relation().symmetric() && subject > object;
            return new Triple(proposal.relation(), swap ? object : subject, swap ? subject : object);
        }

        Triple reversed() {
            return new Triple(relation, object, subject);
        }
    }

    void add(Proposal proposal, double probability) {
        boolean near = proposal.strength() == Proposal.Strength.LOOSE;
        (near ? loose : framed).merge(Triple.of(proposal), probability, Math::max);
    }

    boolean stands(Proposal proposal) {
        Triple triple = Triple.of(proposal);
        if (!reaches(triple)) {
            return false;
        }
        if (proposal.relation().symmetric() || !reaches(triple.reversed())) {
            return true;
        }
        return best(triple) > best(triple.reversed()) || best(triple) >= BOTH_THRESHOLD;
    }

    private boolean reaches(Triple triple) {
        return framed.getOrDefault(triple, 0.0) >= THRESHOLD || loose.getOrDefault(triple, 0.0) >= LOOSE_THRESHOLD;
    }

    private double best(Triple triple) {
        return Math.max(framed.getOrDefault(triple, 0.0), loose.getOrDefault(triple, 0.0));
    }
}
