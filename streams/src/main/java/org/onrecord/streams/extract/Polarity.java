package org.onrecord.streams.extract;

/** Whether a passage says that the relation holds or that it does not. */
public enum Polarity {
    AFFIRMED,
    DENIED
}
