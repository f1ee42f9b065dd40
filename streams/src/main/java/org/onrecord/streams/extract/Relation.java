package org.onrecord.streams.extract;

/** How two organisations are said to work together, from subject to object. */
public enum Relation {
    PARTNERS_WITH(true),
    JOINT_VENTURE_WITH(true),
    CO_DEVELOPS_WITH(true),
    MERGES_WITH(true),
    MANUFACTURES_FOR(false),
    SUPPLIES(false),
    LICENSES_TO(false),
    DISTRIBUTES_FOR(false),
    INVESTS_IN(false),
    OWNS(false);

    private final boolean symmetric;

    Relation(boolean symmetric) {
        this.symmetric = symmetric;
    }

    /** Whether the order of the two parties means nothing. */
    public boolean symmetric() {
        return symmetric;
    }
}
