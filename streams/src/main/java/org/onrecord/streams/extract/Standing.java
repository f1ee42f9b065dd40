package org.onrecord.streams.extract;

import java.util.HashMap;
import java.util.Map;
import org.onrecord.streams.extract.frame.Proposal;

/** Which triples of a document stand, by the most probable proposal of each. */
final class Standing {
    private final Thresholds thresholds;
    private final Map<Triple, Double> framed = new HashMap<>();
    private final Map<Triple, Double> loose = new HashMap<>();
    private final Map<Pair, Double> bestOfPair = new HashMap<>();

    private record Pair(int lower, int higher) {
        static Pair of(Triple triple) {
            return new Pair(Math.min(triple.subject, triple.object), Math.max(triple.subject, triple.object));
        }
    }

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

    Standing(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    void add(Proposal proposal, double probability) {
        Triple triple = Triple.of(proposal);
        (proposal.loose() ? loose : framed).merge(triple, probability, Math::max);
        if (triple.relation != Relation.PARTNERS_WITH && !proposal.denies()) {
            bestOfPair.merge(Pair.of(triple), probability, Math::max);
        }
    }

    boolean stands(Proposal proposal) {
        Triple triple = Triple.of(proposal);
        if (!reaches(triple) || best(triple) < thresholds.rival() * bestOfPair.getOrDefault(Pair.of(triple), 0.0)) {
            return false;
        }
        if (proposal.relation().symmetric() || !reaches(triple.reversed())) {
            return true;
        }
        return best(triple) > best(triple.reversed()) || best(triple) >= thresholds.opposite();
    }

    /** Whether a passage of a triple is likely enough beside the best one to bear witness to it. */
    boolean witnesses(Proposal proposal, double probability) {
        return probability >= thresholds.witness() * best(Triple.of(proposal));
    }

    private boolean reaches(Triple triple) {
        return framed.getOrDefault(triple, 0.0) >= thresholds.framed()
                || loose.getOrDefault(triple, 0.0) >= thresholds.loose();
    }

    private double best(Triple triple) {
        return Math.max(framed.getOrDefault(triple, 0.0), loose.getOrDefault(triple, 0.0));
    }
}
