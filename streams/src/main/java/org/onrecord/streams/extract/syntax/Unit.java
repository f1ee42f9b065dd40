package org.onrecord.streams.extract.syntax;

import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.PartyMention;

/**
 * A token, a mention of several tokens, or a word with its prefix ("co-develop").
 *
 * @param lower the word in lower case; for a mention its tokens joined by spaces
 * @param verb the reading as a verb, null when it has none
 * @param mention the mention, null when it is none
 */
public record Unit(
        int firstToken,
        int endToken,
        Tag tag,
        String lower,
        VerbLexicon.@Nullable Reading verb,
        @Nullable PartyMention mention) {
    public boolean is(Tag other) {
        return tag == other;
    }

    Unit as(Tag other) {
        return new Unit(firstToken, endToken, other, lower, verb, mention);
    }
}
