package org.onrecord.streams.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides a claim's standing from the latest document time of each stance that live evidence takes. */
final class StandingRule {

    /**
     * A standing and the stance that it rests on: phase, best evidence and confidence are taken from there.
     */
    record Verdict(Standing standing, Stance restsOn) {}

    private StandingRule() {}

    /**
     * @param latest the latest document time of each stance that has live evidence; not empty
     */
    static Verdict decide(Map<Stance, Instant> latest) {
        Verdict official = officialWords(
                latest.get(Stance.OFFICIAL_AFFIRMATION),
                latest.get(Stance.OFFICIAL_ENDING),
                latest.get(Stance.OFFICIAL_DENIAL));
        if (official == null) {
            return unofficialWords(latest);
        }
        Instant deniedByOthers = latest.get(Stance.UNOFFICIAL_DENIAL);
        if (official.standing() == Standing.OFFICIAL && deniedByOthers != null) {
            boolean outdated = order(deniedByOthers, latest.get(official.restsOn())) < 0;
            return outdated ? official : new Verdict(Standing.DISPUTED, official.restsOn());
        }
        return official;
    }

    private static @Nullable Verdict officialWords(
            @Nullable Instant affirmed, @Nullable Instant ended, @Nullable Instant denied) {
        Verdict verdict = null;
        Instant decisive = null;
        if (affirmed != null) {
            verdict = new Verdict(Standing.OFFICIAL, Stance.OFFICIAL_AFFIRMATION);
            decisive = affirmed;
        }
        // What was said to be over on the day on which it was said to hold is over: endings do not become undone.
        if (ended != null && (decisive == null || order(ended, decisive) >= 0)) {
            verdict = new Verdict(Standing.ENDED, Stance.OFFICIAL_ENDING);
            decisive = ended;
        }
        if (denied == null) {
            return verdict;
        }
        int order = decisive == null ? 1 : order(denied, decisive);
        if (verdict == null || order > 0) {
            return new Verdict(Standing.DENIED, Stance.OFFICIAL_DENIAL);
        }
        return order == 0 && verdict.standing() == Standing.OFFICIAL
                ? new Verdict(Standing.DISPUTED, Stance.OFFICIAL_AFFIRMATION)
                : verdict;
    }

    private static Verdict unofficialWords(Map<Stance, Instant> latest) {
        Instant affirmed = latest.get(Stance.UNOFFICIAL_AFFIRMATION);
        Instant ended = latest.get(Stance.UNOFFICIAL_ENDING);
        if (ended != null && (affirmed == null || order(ended, affirmed) >= 0)) {
            return new Verdict(Standing.SPECULATION, Stance.UNOFFICIAL_ENDING);
        }
        return affirmed == null
                ? new Verdict(Standing.DENIED, Stance.UNOFFICIAL_DENIAL)
                : new Verdict(Standing.SPECULATION, Stance.UNOFFICIAL_AFFIRMATION);
    }

    /**
     * The order of two document times. A document that names only its day carries midnight, so that nothing is known
     * about its order among the documents of that day.
     */
    static int order(Instant left, Instant right) {
        Instant leftDay = left.truncatedTo(ChronoUnit.DAYS);
        Instant rightDay = right.truncatedTo(ChronoUnit.DAYS);
        boolean dayOnly = left.equals(leftDay) || right.equals(rightDay);
        return dayOnly ? leftDay.compareTo(rightDay) : left.compareTo(right);
    }
}
