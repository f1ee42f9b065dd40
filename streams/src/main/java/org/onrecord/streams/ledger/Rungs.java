package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.ledger.Ladder.Rung;

/**
 * Names the ladders and places evidence on them: by document time (one ladder for each stance, dated documents apart from
 * undated ones), by the time when it was first seen, by strength, and for each qualifier by strength.
 */
final class Rungs {

    static final String SEEN = "o";
    private static final int CONFIDENCE_STEPS = 99_999;

    private Rungs() {}

    static String told(Stance stance, boolean dated) {
        return "t/" + stance.code() + (dated ? "/d" : "/u");
    }

    static String strength(Stance stance) {
        return "b/" + stance.code();
    }

    static String qualifier(String field) {
        return "q/" + field;
    }

    /** The rungs of a piece of evidence by the names of their ladders. */
    static Map<String, Rung> of(Evidence evidence) {
        Map<String, Rung> rungs = new LinkedHashMap<>();
        Stance stance = Stance.of(evidence);
        Origin origin = evidence.origin();
        String id = '/' + evidence.evidenceId();
        String told = Ladder.sortable(origin.documentTime());
        rungs.put(
                told(stance, origin.publishedAt() != null),
                new Rung(
                        told + evidence.phase().ordinal() + id,
                        origin.articleId() + '\n' + origin.publisher().name()));
        rungs.put(SEEN, new Rung(Ladder.sortable(origin.observedAt()) + id, ""));
        String strength = strengthKey(evidence, told) + id;
        rungs.put(strength(stance), new Rung(strength, ""));
        if (evidence.polarity() == Polarity.AFFIRMED) {
            placeQualifiers(evidence.qualifiers(), strength, rungs);
        }
        return rungs;
    }

    /** Strongest basis first, then the most confident, then the earliest. */
    private static String strengthKey(Evidence evidence, String told) {
        long doubt = Math.round((1 - evidence.confidence()) * CONFIDENCE_STEPS);
        return evidence.basis().ordinal()
                + Long.toString(CONFIDENCE_STEPS + 1 + doubt).substring(1)
                + told;
    }

    private static void placeQualifiers(Qualifiers qualifiers, String strength, Map<String, Rung> rungs) {
        placeQualifier("product", qualifiers.product(), strength, rungs);
        placeQualifier("group", qualifiers.group(), strength, rungs);
        placeQualifier("place", qualifiers.place(), strength, rungs);
        placeQualifier("since", qualifiers.since(), strength, rungs);
        placeQualifier("until", qualifiers.until(), strength, rungs);
    }

    private static void placeQualifier(String field, @Nullable String value, String strength, Map<String, Rung> rungs) {
        if (value != null) {
            rungs.put(qualifier(field), new Rung(strength, value));
        }
    }

    /** The document time of a rung of a {@link #told} ladder. */
    static Instant timeOf(Rung told) {
        return Ladder.instant(told.key().substring(0, 16));
    }

    /** The ordinal of the phase of a rung of a {@link #told} ladder. */
    static int phaseOf(Rung told) {
        return told.key().charAt(16) - '0';
    }
}
