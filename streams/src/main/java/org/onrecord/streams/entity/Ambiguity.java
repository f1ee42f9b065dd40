package org.onrecord.streams.entity;

/** Why a name of an entity alone does not prove that the entity is meant. */
public enum Ambiguity {
    /** The name is also an ordinary word ("Target"). */
    WORD,
    /** The name is also a person's name ("Ford"). */
    PERSON,
    /** The name is also a place ("Phoenix"). */
    PLACE,
    /** The entity shares a name with another entity ("Delta"). */
    SHARED
}
