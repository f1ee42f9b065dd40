package org.onrecord.streams.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.entity.Entity;
import org.onrecord.streams.entity.EntityKind;
import org.onrecord.streams.entity.EntityTable;

/**
 * The organisations that are known at the moment: a table to start from, and on top of it what the entities topic says.
 * Safe for several threads.
 */
final class Organisations {

    private final EntityTable base;
    private final Map<String, Integer> hashes = new HashMap<>();
    private volatile Known known;

    /**
     * A table and what identifies its content.
     *
     * @param fingerprint the same for the same content, whatever the order in which that came
     */
    record Known(EntityTable table, long fingerprint) {}

    Organisations(EntityTable base) {
        this.base = base;
        long fingerprint = 0;
        for (Entity entity : base.entities()) {
            int hash = stableHash(entity);
            hashes.put(entity.id(), hash);
            fingerprint += contribution(entity.id(), hash);
        }
        known = new Known(base, fingerprint);
    }

    Known known() {
        return known;
    }

    /**
     * Takes in what the topic says about an organisation; null takes back what it said before.
     *
     * @throws IllegalArgumentException when it contradicts itself
     */
    synchronized void put(String entityId, org.onrecord.avro.@Nullable Entity said) {
        Entity entity = said == null ? base.find(entityId).orElse(null) : fromAvro(said);
        int hash = entity == null ? 0 : stableHash(entity);
        Integer former = hashes.get(entityId);
        if (former != null && former == hash || former == null && entity == null) {
            return;
        }
        long fingerprint = known.fingerprint() - (former == null ? 0 : contribution(entityId, former));
        if (entity == null) {
            hashes.remove(entityId);
            known = new Known(known.table().without(entityId), fingerprint);
        } else {
            hashes.put(entityId, hash);
            known = new Known(known.table().with(entity), fingerprint + contribution(entityId, hash));
        }
    }

    private static Entity fromAvro(org.onrecord.avro.Entity entity) {
        return new Entity(
                entity.getEntityId(),
                entity.getName(),
                entity.getAliases(),
                EntityKind.valueOf(entity.getKind().name()),
                entity.getTickers(),
                entity.getOwner(),
                entity.getDomain(),
                entity.getMergedInto(),
                Set.of());
    }

    /** Unlike the hash codes of enums, the same in every process. */
    private static int stableHash(Entity entity) {
        return List.of(
                        entity.id(),
                        entity.name(),
                        entity.aliases(),
                        entity.kind().name(),
                        String.valueOf(entity.domain()),
                        String.valueOf(entity.mergedInto()),
                        entity.ambiguities().stream().map(Enum::name).sorted().toList())
                .hashCode();
    }

    private static long contribution(String entityId, int hash) {
        return (entityId.hashCode() * 31L + hash) * 0x9e3779b97f4a7c15L;
    }
}
