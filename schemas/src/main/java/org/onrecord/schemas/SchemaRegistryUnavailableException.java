package org.onrecord.schemas;

import org.apache.kafka.common.KafkaException;

/**
 * The registry did not answer for as long as the client was willing to wait. Not a serialization error on purpose: the
 * record at hand may be sound, so it must be tried again and not be treated as poison.
 */
public final class SchemaRegistryUnavailableException extends KafkaException {

    private static final long serialVersionUID = 1L;

    SchemaRegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
