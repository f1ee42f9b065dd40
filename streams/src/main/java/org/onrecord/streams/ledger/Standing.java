package org.onrecord.streams.ledger;

/** What the live evidence amounts to; {@link StandingRule} says how. */
public enum Standing {
    /** A party's latest word is that it is so. */
    OFFICIAL,
    /** It is said, by no party. */
    SPECULATION,
    /** A party's latest word is that it is not so, or nobody says that it is so and somebody says that it is not. */
    DENIED,
    /** Official words of one time contradict each other, or others deny what a party says, no earlier than that. */
    DISPUTED,
    /** A party's latest word is that it is over. */
    ENDED,
    /** No live evidence is left. */
    WITHDRAWN
}
