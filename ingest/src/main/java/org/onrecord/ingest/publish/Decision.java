package org.onrecord.ingest.publish;

/**
 * What is to be made of a document.
 *
 * @param reason one line for a person where the kind needs one, else empty
 */
public record Decision(Kind kind, String reason, Publication publication) {

    /** What became of a document. */
    public enum Kind {
        NEW,
        CHANGED,
        UNCHANGED,
        WITHDRAWN,
        REJECTED,
        FAILED
    }
}
