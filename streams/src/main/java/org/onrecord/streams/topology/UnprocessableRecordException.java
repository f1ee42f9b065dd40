package org.onrecord.streams.topology;

/** A record that can never be processed, whatever is tried: it belongs to the dead letters, and the stream goes on. */
final class UnprocessableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprocessableRecordException(String message) {
        super(message);
    }

    UnprocessableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
