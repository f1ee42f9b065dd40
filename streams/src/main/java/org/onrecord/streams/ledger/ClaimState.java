package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.Map;
import org.onrecord.streams.extract.Phase;

/**
 * What the ledger keeps of a claim between two changes. Its size is bounded: it does not grow with the evidence.
 *
 * @param ladders the claim's orders by their names, without the empty ones; none where there is no index
 * @param indexed whether there is an index of the evidence; little evidence is read whole instead
 * @param everything what is left to say once no evidence is live
 */
public record ClaimState(Claim claim, Map<String, Ladder> ladders, boolean indexed, Everything everything) {

    public ClaimState {
        ladders = Map.copyOf(ladders);
    }

    /**
     * A summary of all evidence that a claim ever had; the same in whatever order the evidence came.
     *
     * @param subjectName the longest name, of equally long ones the one that sorts first
     */
    public record Everything(String subjectName, String objectName, Phase phase, Instant firstSeen, Instant lastSeen) {

        static Everything of(Evidence evidence) {
            Instant seen = evidence.origin().observedAt();
            return new Everything(evidence.subject().name(), evidence.object().name(), evidence.phase(), seen, seen);
        }

        Everything with(Evidence evidence) {
            Instant seen = evidence.origin().observedAt();
            return new Everything(
                    fuller(subjectName, evidence.subject().name()),
                    fuller(objectName, evidence.object().name()),
                    phase.compareTo(evidence.phase()) >= 0 ? phase : evidence.phase(),
                    firstSeen.isBefore(seen) ? firstSeen : seen,
                    lastSeen.isAfter(seen) ? lastSeen : seen);
        }

        private static String fuller(String left, String right) {
            if (left.length() != right.length()) {
                return left.length() > right.length() ? left : right;
            }
            return left.compareTo(right) <= 0 ? left : right;
        }
    }
}
