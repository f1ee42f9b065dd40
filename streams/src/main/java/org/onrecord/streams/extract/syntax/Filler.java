package org.onrecord.streams.extract.syntax;

import org.onrecord.streams.extract.party.PartyMention;

/**
 * A mention that fills a place around a verb or noun.
 *
 * @param path how the mention stands to the phrase that fills the place
 * @param via the head noun of that phrase, empty when the mention is the head
 * @param chunk the index of the chunk that holds the mention
 */
public record Filler(PartyMention mention, Path path, String via, int chunk) {
    /** How a mention stands to the phrase that fills a place. */
    public enum Path {
        /** "Acme". */
        HEAD,
        /** "Acme's board". */
        POSSESSOR,
        /** "the Acme unit", "Acme shares". */
        PREMODIFIER,
        /** "shares of Acme". */
        OF,
        /** Not named in the sentence: what the document is about. */
        TOPIC
    }

    Filler through(Path other, String noun) {
        return new Filler(mention, other, noun, chunk);
    }
}
