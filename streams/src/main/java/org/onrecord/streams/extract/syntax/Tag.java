package org.onrecord.streams.extract.syntax;

/** The class of a unit. */
public enum Tag {
    DETERMINER,
    PREPOSITION,
    TO,
    CONJUNCTION,
    SUBORDINATOR,
    RELATIVE,
    PRONOUN,
    POSSESSIVE_PRONOUN,
    /** {@code 's} or a bare apostrophe after a noun. */
    POSSESSIVE,
    AUXILIARY,
    NEGATION,
    ADVERB,
    VERB,
    /** Nouns, adjectives and everything that is not known better. */
    NOUN,
    NUMBER,
    /** A mention of a party. */
    MENTION,
    COMMA,
    /** Semicolon, colon, and marks that end a sentence. */
    STOP,
    DASH,
    /** Hyphen inside a word, slash. */
    JOINT,
    OPEN,
    CLOSE,
    QUOTE,
    OTHER
}
