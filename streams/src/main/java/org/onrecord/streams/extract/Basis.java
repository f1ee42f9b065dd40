package org.onrecord.streams.extract;

/** What a claim's status rests on, strongest first. */
public enum Basis {
    /** The document is a party's own and says it. */
    FIRST_PARTY(Status.OFFICIAL),
    /** A representative of a party says it in quotation marks. */
    DIRECT_QUOTE(Status.OFFICIAL),
    /** "X said that", X a party. */
    INDIRECT_SPEECH(Status.OFFICIAL),
    /** The author asserts it, or lays it on someone who is no party. */
    REPORTED(Status.SPECULATION),
    /** An analyst or other third person judges or predicts it. */
    OPINION(Status.SPECULATION),
    /** Unnamed sources, "reportedly", "said to be". */
    RUMOUR(Status.SPECULATION),
    /** The author's own "may", "might", "likely". */
    HEDGED(Status.SPECULATION),
    /** Asked, never asserted. */
    QUESTION(Status.SPECULATION);

    private final Status status;

    Basis(Status status) {
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
