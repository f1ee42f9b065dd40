package org.onrecord.streams.extract.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.extract.party.Party;

/**
 * Who speaks, as far as the text tells.
 *
 * @param parties the organisations that the words are of, for {@link Kind#PARTIES}
 * @param inferred whether the context decided, not words that name the organisation
 */
record SpeakerReading(
        Kind kind,
        List<Party> parties,
        @Nullable String name,
        @Nullable String role,
        boolean inferred,
        String resolution) {
    enum Kind {
        PARTIES,
        /** "the two companies": whoever the claim is about. */
        COLLECTIVE,
        /** A source without a name, whatever organisation stands beside it. */
        ANONYMOUS,
        /** Surely nobody's representative: an analyst, a newspaper, a court. */
        OUTSIDER,
        /** Named or titled, but of no organisation that the text tells. */
        UNKNOWN
    }

    static final SpeakerReading NOBODY = new SpeakerReading(Kind.UNKNOWN, List.of(), null, null, false, "");

    SpeakerReading {
        parties = List.copyOf(parties);
    }

    static SpeakerReading of(List<Party> parties, @Nullable String name, @Nullable String role, String resolution) {
        Kind kind = parties.isEmpty() ? Kind.UNKNOWN : Kind.PARTIES;
        return new SpeakerReading(kind, parties, name, role, false, resolution);
    }

    static SpeakerReading inferred(List<Party> parties, @Nullable String name, @Nullable String role, String how) {
        Kind kind = parties.isEmpty() ? Kind.UNKNOWN : Kind.PARTIES;
        return new SpeakerReading(kind, parties, name, role, true, how);
    }

    static SpeakerReading of(Kind kind, String resolution) {
        return new SpeakerReading(kind, List.of(), null, null, true, resolution);
    }

    boolean found() {
        return this != NOBODY;
    }

    Speaker toSpeaker(@Nullable Party organisation) {
        String organisationName = organisation == null ? null : organisation.name();
        return new Speaker(name, role, organisationName, inferred, resolution);
    }
}
