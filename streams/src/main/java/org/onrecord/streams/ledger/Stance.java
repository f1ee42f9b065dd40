package org.onrecord.streams.ledger;

import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Status;

/** What a piece of evidence says for or against its claim, and whether a party says it. */
enum Stance {
    OFFICIAL_AFFIRMATION("oa"),
    OFFICIAL_ENDING("oe"),
    OFFICIAL_DENIAL("od"),
    UNOFFICIAL_AFFIRMATION("ua"),
    UNOFFICIAL_ENDING("ue"),
    UNOFFICIAL_DENIAL("ud");

    private final String code;

    Stance(String code) {
        this.code = code;
    }

    /** Two letters that stand for the stance in keys. */
    String code() {
        return code;
    }

    static Stance of(Evidence evidence) {
        boolean official = evidence.status() == Status.OFFICIAL;
        if (evidence.polarity() == Polarity.DENIED) {
            return official ? OFFICIAL_DENIAL : UNOFFICIAL_DENIAL;
        }
        if (evidence.phase() == Phase.ENDED) {
            return official ? OFFICIAL_ENDING : UNOFFICIAL_ENDING;
        }
        return official ? OFFICIAL_AFFIRMATION : UNOFFICIAL_AFFIRMATION;
    }
}
