package org.onrecord.schemas;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refused a schema, so that nothing can be written with it. */
public final class SchemaRejectedException extends SerializationException {

    private static final long serialVersionUID = 1L;

    SchemaRejectedException(String message) {
        super(message);
    }
}
