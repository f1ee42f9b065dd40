package org.onrecord.streams.extract;

/** How far the relation has come; the order is that of its life. */
public enum Phase {
    /** Considered, negotiated, sought or offered. */
    TALKS,
    /** Agreed or announced, not yet in effect. */
    PLANNED,
    /** In effect, or concluded. */
    ACTIVE,
    /** Terminated, expired, divested or called off. */
    ENDED
}
