package org.onrecord.streams.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation, brand or alliance.
 *
 * @param id stable slug of the name without its legal form, as in {@code leica-camera}
 * @param name the name to show
 * @param aliases other names; never the name itself
 * @param tickers exchange symbols without the exchange
 * @param owner id of the parent or brand owner
 * @param domain web domain without {@code www.}
 * @param mergedInto id of the entity that this one was found to be the same as
 */
public record Entity(
        String id,
        String name,
        List<String> aliases,
        EntityKind kind,
        List<String> tickers,
        @Nullable String owner,
        @Nullable String domain,
        @Nullable String mergedInto,
        Set<Ambiguity> ambiguities) {

    public Entity {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "an entity needs an id and a name: id '" + id + "', name '" + name + "'");
        }
        if (id.equals(mergedInto) || id.equals(owner)) {
            throw new IllegalArgumentException("entity '" + id + "' is its own owner or merged into itself");
        }
        aliases =
                aliases.stream().filter(alias -> !alias.equals(name)).distinct().toList();
        tickers = List.copyOf(tickers);
        ambiguities = Set.copyOf(ambiguities);
    }

    /** An entity known by its name and aliases alone. */
    public static Entity named(String name, EntityKind kind, String... aliases) {
        return new Entity(
                NormalForm.of(name).slug(), name, List.of(aliases), kind, List.of(), null, null, null, Set.of());
    }

    public Entity withOwner(String ownerId) {
        return new Entity(id, name, aliases, kind, tickers, ownerId, domain, mergedInto, ambiguities);
    }

    /** This entity as a pointer to the one that it was found to be the same as. */
    public Entity mergedInto(String targetId) {
        return new Entity(id, name, aliases, kind, tickers, owner, domain, targetId, ambiguities);
    }

    public Entity withAmbiguities(Ambiguity... added) {
        return new Entity(id, name, aliases, kind, tickers, owner, domain, mergedInto, Set.of(added));
    }
}
