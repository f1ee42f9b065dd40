package org.onrecord.streams.extract.attribution;

/** What a phrase of the cue lexicon tells about the claims near it. */
enum CueKind {
    /** Reverses the predicate that it governs. */
    NEGATION,
    /** The proposition that follows, or just went before, is denied. */
    DENIAL,
    /** A party keeps silent: what follows is not its word. */
    SILENCE,
    RUMOUR,
    HEDGE,
    OPINION,
    CONDITION,
    TALKS,
    PLANNED,
    ENDED,
    ACTIVE,
    /** A verb of saying that takes a clause or a quotation. */
    CLAUSE,
    /** A verb of saying that also takes a noun ("announced a partnership"). */
    NOUN,
    /** A verb of saying only where a quotation stands beside it ("continues"). */
    QUOTE,
    /** A verb of judging. */
    THOUGHT,
    /** Keeps its words from being read as another cue. */
    NEUTRAL;

    boolean saying() {
        return this == CLAUSE || this == NOUN || this == QUOTE || this == THOUGHT;
    }

    boolean phase() {
        return this == TALKS || this == PLANNED || this == ENDED || this == ACTIVE;
    }
}
