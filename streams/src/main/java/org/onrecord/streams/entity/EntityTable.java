package org.onrecord.streams.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The organisations that are known by name. Immutable: {@link #with} and {@link #without} return a table that shares
 * what did not change and cost O(log n) amortised, so that a topic can feed it entry by entry.
 *
 * <p>A name is looked up as written, then without its legal form, then without "Group" or "Holdings"; a primary name
 * beats an alias. An entity added later replaces the one with its id, and its names shadow those of earlier ones
 * unless it declares them {@link Ambiguity#SHARED}.
 */
public final class EntityTable {

    private static final int MAX_CHAIN = 16;
    private static final List<String> WEAK_ENDINGS = List.of(" group", " holdings", " holding");
    private static final EntityTable EMPTY = new EntityTable(List.of());

    /** Newest first; each layer is at least twice as large as the one before. */
    private final List<EntityLayer> layers;

    private EntityTable(List<EntityLayer> layers) {
        this.layers = List.copyOf(layers);
    }

    public static EntityTable empty() {
        return EMPTY;
    }

    public static EntityTable of(Collection<Entity> entities) {
        return entities.isEmpty() ? EMPTY : new EntityTable(List.of(EntityLayer.of(entities)));
    }

    /** The organisations that ship with the product. */
    public static EntityTable bundled() {
        return BundledOrganisations.TABLE;
    }

    public EntityTable with(Entity entity) {
        return plus(EntityLayer.of(List.of(entity)));
    }

    public EntityTable with(Collection<Entity> entities) {
        return entities.isEmpty() ? this : plus(EntityLayer.of(entities));
    }

    /** Forgets an entity, as a deletion on the topic asks. */
    public EntityTable without(String entityId) {
        return plus(EntityLayer.removal(entityId));
    }

    private EntityTable plus(EntityLayer added) {
        List<EntityLayer> rest = new ArrayList<>(layers);
        EntityLayer newest = added;
        while (!rest.isEmpty() && rest.get(0).size() <= 2 * newest.size()) {
            newest = newest.over(rest.remove(0));
        }
        rest.add(0, newest);
        return new EntityTable(rest);
    }

    /** The entry with this id as it stands, merged or not. */
    public Optional<Entity> find(String entityId) {
        for (EntityLayer layer : layers) {
            if (layer.speaksOf(entityId)) {
                return Optional.ofNullable(layer.entity(entityId));
            }
        }
        return Optional.empty();
    }

    /** The entity that an id stands for today: merges followed, at most 16 steps. */
    public Optional<Entity> current(String entityId) {
        Optional<Entity> entity = find(entityId);
        for (int step = 0; step < MAX_CHAIN && entity.isPresent(); step++) {
            String target = entity.get().mergedInto();
            if (target == null) {
                return entity;
            }
            entity = find(target);
        }
        return entity;
    }

    /** The owners of an entity from the nearest up, at most 16; a circle ends where it closes. */
    public List<Entity> owners(String entityId) {
        Map<String, Entity> chain = new LinkedHashMap<>();
        Optional<Entity> entity = current(entityId);
        while (entity.isPresent() && entity.get().owner() != null && chain.size() < MAX_CHAIN) {
            entity = current(entity.get().owner());
            if (entity.isEmpty()
                    || entity.get().id().equals(entityId)
                    || chain.putIfAbsent(entity.get().id(), entity.get()) != null) {
                break;
            }
        }
        return List.copyOf(chain.values());
    }

    public Resolution resolve(String name) {
        return resolve(name, Resolution.Context.NONE);
    }

    public Resolution resolve(String name, Resolution.Context context) {
        NormalForm form = NormalForm.of(name);
        List<Entity> candidates = candidates(form);
        if (candidates.isEmpty()) {
            return new Resolution.Unknown(form.slug(), name);
        }
        List<Entity> meant = candidates.size() == 1 ? candidates : narrowed(form, candidates, context);
        return meant.size() == 1 ? new Resolution.Known(meant.get(0)) : new Resolution.Ambiguous(form.slug(), meant);
    }

    /** The entities that bear a name in any spelling, merges followed; empty when none does. */
    public List<Entity> candidates(NormalForm form) {
        List<Entity> found = byForm(form.full());
        if (found.isEmpty()) {
            found = byForm(form.bare());
        }
        for (int i = 0; found.isEmpty() && i < WEAK_ENDINGS.size(); i++) {
            String ending = WEAK_ENDINGS.get(i);
            if (form.bare().endsWith(ending)) {
                found = byForm(form.bare().substring(0, form.bare().length() - ending.length()));
            }
        }
        return found;
    }

    private List<Entity> byForm(String folded) {
        Set<String> ids = new LinkedHashSet<>();
        for (EntityLayer layer : layers) {
            List<String> here = layer.bearers(folded);
            here.stream().filter(id -> bears(id, folded)).forEach(ids::add);
            if (here.stream().anyMatch(id -> ids.contains(id) && !shares(id))) {
                break;
            }
        }
        return distinct(ids, this::current);
    }

    private boolean bears(String id, String folded) {
        return find(id).map(entity -> EntityLayer.forms(entity).contains(folded))
                .orElse(false);
    }

    private boolean shares(String id) {
        return find(id).map(entity -> entity.ambiguities().contains(Ambiguity.SHARED))
                .orElse(false);
    }

    private static List<Entity> distinct(Set<String> ids, Function<String, Optional<Entity>> lookup) {
        Map<String, Entity> found = new LinkedHashMap<>();
        ids.forEach(id -> lookup.apply(id).ifPresent(entity -> found.putIfAbsent(entity.id(), entity)));
        return List.copyOf(found.values());
    }

    private List<Entity> narrowed(NormalForm form, List<Entity> candidates, Resolution.Context context) {
        List<Entity> told = candidates.stream()
                .filter(entity -> isToldBy(entity, form, context))
                .toList();
        if (!told.isEmpty()) {
            return told;
        }
        List<Entity> primary = candidates.stream()
                .filter(entity -> NormalForm.of(entity.name()).bare().equals(form.bare()))
                .toList();
        return primary.isEmpty() ? candidates : primary;
    }

    private static boolean isToldBy(Entity entity, NormalForm form, Resolution.Context context) {
        if (context.domain() != null && context.domain().equals(entity.domain())) {
            return true;
        }
        Set<String> forms = EntityLayer.forms(entity);
        return context.otherForms().stream()
                .map(NormalForm::of)
                .filter(other -> !other.bare().equals(form.bare()))
                .anyMatch(other -> forms.contains(other.full()) || forms.contains(other.bare()));
    }

    /** Every entity, newest first, merged ones included. */
    public List<Entity> entities() {
        Set<String> seen = new LinkedHashSet<>();
        layers.forEach(layer -> seen.addAll(layer.ids()));
        List<Entity> all = new ArrayList<>(seen.size());
        seen.forEach(id -> find(id).ifPresent(all::add));
        return List.copyOf(all);
    }
}
