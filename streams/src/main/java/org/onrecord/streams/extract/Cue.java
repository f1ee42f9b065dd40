package org.onrecord.streams.extract;

import org.onrecord.streams.extract.text.Span;

/** Words that decided something about a claim. */
public record Cue(Kind kind, Span span, String text) {
    /** What the words decided. */
    public enum Kind {
        TRIGGER,
        NEGATION,
        HEDGE,
        RUMOUR,
        OPINION,
        QUESTION,
        SPEECH,
        QUOTE,
        PHASE,
        FIRST_PARTY
    }
}
