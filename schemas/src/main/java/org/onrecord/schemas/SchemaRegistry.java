package org.onrecord.schemas;

import org.apache.avro.Schema;

/**
 * Gives schemas the numbers under which records name them. Implementations are safe for use by several threads.
 */
public interface SchemaRegistry {

    /**
     * Registers {@code schema} under {@code subject}, or finds it there.
     *
     * @return the schema's id, the same for every call with an equal schema
     * @throws SchemaRejectedException when the registry refuses the schema, for instance as incompatible
     * @throws SchemaRegistryUnavailableException when the registry cannot be reached for longer than the
     *     implementation waits
     */
    int register(String subject, Schema schema);

    /**
     * The schema that was registered with {@code id}.
     *
     * @throws UnknownSchemaException when no schema has this id
     * @throws SchemaRegistryUnavailableException when the registry cannot be reached for longer than the
     *     implementation waits
     */
    Schema byId(int id);
}
