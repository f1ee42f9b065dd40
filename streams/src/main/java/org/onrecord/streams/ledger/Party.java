package org.onrecord.streams.ledger;

/** One side of a claim. */
public record Party(String entityId, String name) {}
