package org.onrecord.streams.entity;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One layer of an {@link EntityTable}: entities and removals, and the ids by every folded form of their names. */
final class EntityLayer {

    /** Empty for a removed entity. */
    private final Map<String, Optional<Entity>> entities;

    private final Map<String, List<String>> idsByForm;

    private EntityLayer(Map<String, Optional<Entity>> entities) {
        this.entities = entities;
        this.idsByForm = new HashMap<>();
        entities.values().forEach(entity -> entity.ifPresent(this::index));
        idsByForm.replaceAll((form, ids) -> List.copyOf(ids));
    }

    static EntityLayer of(Collection<Entity> added) {
        Map<String, Optional<Entity>> entities = new LinkedHashMap<>();
        added.forEach(entity -> entities.put(entity.id(), Optional.of(entity)));
        return new EntityLayer(entities);
    }

    static EntityLayer removal(String entityId) {
        return new EntityLayer(Map.of(entityId, Optional.empty()));
    }

    /** This layer laid over an older one, as one. */
    EntityLayer over(EntityLayer older) {
        Map<String, Optional<Entity>> entities = new LinkedHashMap<>(older.entities);
        this.entities.forEach((id, entity) -> {
            entities.remove(id);
            entities.put(id, entity);
        });
        return new EntityLayer(entities);
    }

    private void index(Entity entity) {
        for (String form : forms(entity)) {
            List<String> others = idsByForm.getOrDefault(form, List.of());
            Set<String> ids = new LinkedHashSet<>();
            ids.add(entity.id());
            others.stream().filter(id -> shares(entity) || shares(id)).forEach(ids::add);
            idsByForm.put(form, List.copyOf(ids));
        }
    }

    private boolean shares(String id) {
        return entities.getOrDefault(id, Optional.empty())
                .map(EntityLayer::shares)
                .orElse(false);
    }

    private static boolean shares(Entity entity) {
        return entity.ambiguities().contains(Ambiguity.SHARED);
    }

    /** The folded forms of all names of an entity, with and without legal form. */
    static Set<String> forms(Entity entity) {
        Set<String> forms = new LinkedHashSet<>();
        addForms(forms, entity.name());
        entity.aliases().forEach(alias -> addForms(forms, alias));
        forms.remove("");
        return forms;
    }

    private static void addForms(Set<String> forms, String name) {
        NormalForm form = NormalForm.of(name);
        forms.add(form.full());
        forms.add(form.bare());
    }

    boolean speaksOf(String entityId) {
        return entities.containsKey(entityId);
    }

    @Nullable
    Entity entity(String entityId) {
        return entities.getOrDefault(entityId, Optional.empty()).orElse(null);
    }

    List<String> bearers(String folded) {
        return idsByForm.getOrDefault(folded, List.of());
    }

    Set<String> ids() {
        return entities.keySet();
    }

    int size() {
        return entities.size();
    }
}
