package org.onrecord.streams.extract;

/** Whether a party to the claim says it explicitly. */
public enum Status {
    OFFICIAL,
    SPECULATION
}
