package org.onrecord.streams.extract.party;

import java.util.List;
import org.onrecord.streams.extract.text.Span;

/**
 * A place that names or refers to one or more organisations.
 *
 * @param index its place in {@link Parties#mentions()}
 * @param span the words, without a possessive {@code 's}
 * @param firstToken inclusive
 * @param endToken exclusive
 * @param sentence the index of the sentence
 * @param parties one; more for "both companies", "the two", "they"
 */
public record PartyMention(
        int index, Span span, int firstToken, int endToken, int sentence, Form form, List<Party> parties) {

    /** How the organisation is referred to. */
    public enum Form {
        NAME,
        /** "it", "its", "they", "we", "our", "which" (only where it is resolved). */
        PRONOUN,
        /** "the company", "the carmaker", "both companies", "the Japanese brand". */
        DESCRIPTION
    }

    public PartyMention {
        parties = List.copyOf(parties);
        if (parties.isEmpty()) {
            throw new IllegalArgumentException("a mention without a party at " + span);
        }
    }

    public Party party() {
        return parties.get(0);
    }
}
