package org.onrecord.embedded;

import org.jspecify.annotations.Nullable;

/** A part of the embedded stack could not start or stop; the message tells a user what to do, without a stack trace. */
public final class EmbeddedStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedStackException(String message) {
        super(message);
    }

    EmbeddedStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
