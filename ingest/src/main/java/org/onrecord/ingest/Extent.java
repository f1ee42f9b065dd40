package org.onrecord.ingest;

/** How far a visit got in the documents that its source listed. */
enum Extent {
    /** All were dealt with. */
    COMPLETE,
    /** As many as the limit allows were dealt with. */
    LIMITED,
    /** A stop came before the end. */
    INTERRUPTED
}
