package org.onrecord.streams.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.streams.extract.text.LexiconFile;

/**
 * From which probability on something holds, 0 to 1 each.
 *
 * @param framed a proposal stands where its parties fill the places of a frame
 * @param loose the same where they only stand near a trigger
 * @param opposite both of two opposite directions stand
 * @param rival a relation stands beside another one of the same two parties (other than a mere partnership), as a share of
 *     that one's probability
 * @param official a claim is shown as said by its parties
 * @param witness a passage bears witness to a claim, as a share of the probability of the claim's best passage
 */
record Thresholds(double framed, double loose, double opposite, double rival, double official, double witness) {
    Thresholds {
        for (double threshold : new double[] {framed, loose, opposite, rival, official, witness}) {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("a threshold of " + threshold);
            }
        }
    }

    /** The thresholds that ship with the product. */
    static Thresholds standard() {
        Map<String, Double> values = new HashMap<>();
        for (List<String> row :
                LexiconFile.of(Thresholds.class, "thresholds.tsv").rows()) {
            values.put(row.get(0), Double.parseDouble(row.get(1)));
        }
        return new Thresholds(
                values.get("framed"),
                values.get("loose"),
                values.get("opposite"),
                values.get("rival"),
                values.get("official"),
                values.get("witness"));
    }
}
