package org.onrecord.streams.extract.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of one document.
 *
 * @param index its place in {@link Parties#parties()}
 * @param name the fullest form that the document uses
 * @param aliases the other forms that the document uses
 * @param kind how sure it is that this is an organisation that can be a party, and of which sort
 * @param knownId the id in the table of known organisations, null when it is not there
 * @param knownOwner the id of the organisation that the table gives as its owner, null when it gives none
 * @param score 0 to 1, how much speaks for it being an organisation
 * @param issuer whether the document is this organisation's own (its release, statement or blog)
 */
public record Party(
        int index,
        String name,
        List<String> aliases,
        Kind kind,
        @Nullable String knownId,
        @Nullable String knownOwner,
        double score,
        boolean issuer) {

    /** What the name stands for. */
    public enum Kind {
        COMPANY,
        BRAND,
        PUBLIC_BODY,
        /** Universities, non-profits, associations. */
        INSTITUTION,
        /** Wire services, newspapers and other publishers of the text or of what it quotes. */
        MEDIUM,
        /** Capitalised like a name, without further evidence. */
        UNSURE
    }

    /** Whether the table has one as a brand, or a part, of the other: what one makes is not made for the other. */
    public boolean sameHouse(Party other) {
        return knownOwner != null && knownOwner.equals(other.knownId)
                || other.knownOwner != null && other.knownOwner.equals(knownId);
    }

    public Party {
        aliases = List.copyOf(aliases);
    }
}
