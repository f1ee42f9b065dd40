package org.onrecord.sink.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.onrecord.sink.write.Entry.EntityName;

/** The names of entities that one writer has stored lately, so that it need not store them with every batch. */
final class KnownNames {

    private static final int NAMES_MAX = 50_000;

    private final Map<EntityName, Boolean> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EntityName, Boolean> eldest) {
            return size() > NAMES_MAX;
        }
    };

    Set<EntityName> unknownOf(Set<EntityName> candidates) {
        Set<EntityName> unknown = new LinkedHashSet<>();
        for (EntityName candidate : candidates) {
            if (names.get(candidate) == null) {
                unknown.add(candidate);
            }
        }
        return unknown;
    }

    void add(Set<EntityName> stored) {
        for (EntityName name : stored) {
            names.put(name, true);
        }
    }

    void forget(Collection<String> entityIds) {
        if (!entityIds.isEmpty()) {
            names.keySet().removeIf(name -> entityIds.contains(name.entityId()));
        }
    }
}
