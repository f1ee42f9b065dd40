package org.onrecord.sink.store;

/** The fact store cannot be used; the message tells a user why, in one line. */
public final class FactStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FactStoreException(String message) {
        super(message);
    }

    public FactStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
