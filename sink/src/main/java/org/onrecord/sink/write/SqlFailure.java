package org.onrecord.sink.write;

import java.io.IOException;
import java.sql.SQLException;

/** What a failure of the database means for the batch that met it, by its SQLSTATE. */
enum SqlFailure {
    /** It passes: the same batch is tried again, for as long as it takes. */
    TRANSIENT,
    /** A record of the batch can never be written. */
    RECORD,
    /** A row was there already that should not be: another writer was faster, so the batch is planned once more. */
    CONFLICT,
    /** The database is not what this program needs; trying again does not help. */
    PERMANENT;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
    private static final String TRANSACTION_TIMEOUT = "25P04";

    static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return failure.getCause() instanceof IOException ? TRANSIENT : PERMANENT;
        }
        return switch (state) {
            case UNIQUE_VIOLATION -> CONFLICT;
            // A primary that became a standby refuses to write until the address leads to the new primary. A process
            // that was stopped finds that its transaction was ended meanwhile.
            case READ_ONLY_TRANSACTION, IDLE_IN_TRANSACTION_TIMEOUT, TRANSACTION_TIMEOUT -> TRANSIENT;
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static SqlFailure ofClass(String errorClass) {
        return switch (errorClass) {
            // Connection lost; resources such as disk and memory; operator intervention; rollback; lock; I/O.
            case "08", "53", "57", "40", "55", "58" -> TRANSIENT;
            // Data; integrity; cardinality; limits such as the size of a row in an index; raised by a trigger.
            case "22", "23", "21", "54", "P0" -> RECORD;
            default -> PERMANENT;
        };
    }
}
