package org.onrecord.streams.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Entity;

/** Keeps what users say about organisations at hand in every instance. */
final class OrganisationProcessor implements Processor<String, Entity, Void, Void> {

    private final Organisations organisations;
    private @Nullable KeyValueStore<String, Entity> store;

    OrganisationProcessor(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(ClaimTopology.ENTITY_STORE);
    }

    @Override
    public void process(Record<String, Entity> record) {
        Entity entity = record.value();
        if (entity != null && !entity.getEntityId().equals(record.key())) {
            throw new UnprocessableRecordException("Entity " + entity.getEntityId() + " has the key " + record.key());
        }
        try {
            organisations.put(record.key(), entity);
        } catch (IllegalArgumentException e) {
            throw new UnprocessableRecordException("Entity " + record.key() + " is not sound: " + e.getMessage(), e);
        }
        Objects.requireNonNull(store, "store").put(record.key(), entity);
    }
}
