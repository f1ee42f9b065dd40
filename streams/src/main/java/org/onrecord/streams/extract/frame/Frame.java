package org.onrecord.streams.extract.frame;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;

/**
 * A verb or noun, and which of its places hold the parties of a relation.
 *
 * @param triggers the words, each a lemma with its fixed companions
 * @param within places whose fillers pair among themselves, for symmetric relations
 * @param via nouns through which the party must be named ("the Acme name"), empty when any will do
 * @param needs words of which one must stand near the trigger, empty when none is needed
 * @param path how the object has to be named
 * @param shares whether the words tell of shares, so that their part of the whole decides between two relations
 */
record Frame(
        String id,
        Kind kind,
        List<String> triggers,
        Relation relation,
        List<String> subjectPlaces,
        List<String> objectPlaces,
        List<String> within,
        Set<String> via,
        Set<String> needs,
        Path path,
        Strength strength,
        @Nullable Phase phase,
        boolean shares,
        boolean denies) {
    enum Kind {
        VERB,
        NOUN
    }

    /** How surely the words mean the relation. */
    enum Strength {
        WEAK,
        MEDIUM,
        STRONG
    }

    /** How the object (the second place) has to be named. */
    enum Path {
        ANY,
        /** "sells Acme". */
        HEAD,
        /** "sells Acme's shoes", "sells Acme shoes". */
        OWNED
    }

    Frame {
        triggers = List.copyOf(triggers);
        subjectPlaces = List.copyOf(subjectPlaces);
        objectPlaces = List.copyOf(objectPlaces);
        within = List.copyOf(within);
        via = Set.copyOf(via);
        needs = Set.copyOf(needs);
    }
}
