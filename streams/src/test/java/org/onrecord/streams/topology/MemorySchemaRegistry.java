package org.onrecord.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.onrecord.schemas.SchemaRegistry;

/** A registry without a server. */
final class MemorySchemaRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public synchronized int register(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public synchronized Schema byId(int id) {
        return schemas.get(id - 1);
    }
}
