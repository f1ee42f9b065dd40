package org.onrecord.streams.entity;

/** What sort of party an entity is. */
public enum EntityKind {
    UNKNOWN,
    COMPANY,
    BRAND,
    UNIVERSITY,
    AGENCY,
    NONPROFIT,
    ALLIANCE
}
