package org.onrecord.schemas;

import org.apache.kafka.common.errors.SerializationException;

/** A record names a schema id that the registry does not hold, so that it can never be read. */
public final class UnknownSchemaException extends SerializationException {

    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String message) {
        super(message);
    }
}
