package org.onrecord.streams.ledger;

import org.jspecify.annotations.Nullable;

/** What a change means to somebody who follows a claim. */
public enum ChangeType {
    /** None of the others: the evidence changed and the news is in the details. */
    REVISED,
    /** The first live evidence that affirms the claim. */
    ASSERTED,
    /** One more article affirms the claim, whose standing stays. */
    CORROBORATED,
    /** Speculation became official. */
    CONFIRMED,
    /** The claim became denied, or disputed by a denial. */
    DENIED,
    /** The claim became ended. */
    ENDED,
    /** The last live evidence went. */
    WITHDRAWN;

    static ChangeType of(@Nullable Claim before, Claim after, boolean gained) {
        Standing from = before == null ? Standing.WITHDRAWN : before.standing();
        if (from == after.standing()) {
            boolean affirmsMore = before != null && gained && affirmations(after) > affirmations(before);
            return affirmsMore ? CORROBORATED : REVISED;
        }
        return switch (after.standing()) {
            case WITHDRAWN -> WITHDRAWN;
            case ENDED -> ENDED;
            case DENIED -> DENIED;
            case OFFICIAL -> from == Standing.SPECULATION ? CONFIRMED : assertedOrRevised(before);
            case SPECULATION -> assertedOrRevised(before);
            case DISPUTED ->
                before != null && after.denialCount() > before.denialCount() ? DENIED : assertedOrRevised(before);
        };
    }

    private static ChangeType assertedOrRevised(@Nullable Claim before) {
        return before != null && before.affirmed() ? REVISED : ASSERTED;
    }

    private static long affirmations(Claim claim) {
        return claim.officialCount() + claim.speculationCount();
    }
}
