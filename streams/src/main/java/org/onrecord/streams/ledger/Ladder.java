package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.HexFormat;

/**
 * One order in which a claim's evidence is kept: how many rungs it has, and what stands on its first and its last.
 *
 * @param count 1 or more
 */
public record Ladder(long count, Rung first, Rung last) {

    /**
     * The place of one piece of evidence in one order.
     *
     * @param key sorts within its ladder
     * @param value what a reader of the ladder needs to know of the evidence, may be empty
     */
    public record Rung(String key, String value) {

        /** The evidence that stands here. */
        String evidenceId() {
            return key.substring(key.lastIndexOf('/') + 1);
        }
    }

    static Ladder of(Rung only) {
        return new Ladder(1, only, only);
    }

    Ladder with(Rung rung) {
        boolean lower = rung.key().compareTo(first.key()) < 0;
        boolean higher = rung.key().compareTo(last.key()) > 0;
        return new Ladder(count + 1, lower ? rung : first, higher ? rung : last);
    }

    /** An instant as 16 digits that sort as time does. */
    static String sortable(Instant instant) {
        return HexFormat.of().toHexDigits(instant.toEpochMilli() ^ Long.MIN_VALUE);
    }

    static Instant instant(String sortable) {
        return Instant.ofEpochMilli(Long.parseUnsignedLong(sortable, 16) ^ Long.MIN_VALUE);
    }
}
