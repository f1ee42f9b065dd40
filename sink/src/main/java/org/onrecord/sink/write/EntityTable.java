package org.onrecord.sink.write;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.onrecord.sink.write.Entry.EntityDefinition;
import org.onrecord.sink.write.Entry.EntityName;

/**
 * The tables {@code entity} and {@code entity_alias}. They are shared by all partitions: rows are always written in the
 * order of their keys, so that two writers wait for each other and never dead-lock.
 */
final class EntityTable {

    private static final String ADD_ENTITIES = """
            INSERT INTO entity (entity_id, name) SELECT * FROM unnest(?::text[], ?::text[])
            ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name
            -- The fullest name, and of two of one length the later in the alphabet: the same for any order of arrival.
            WHERE NOT entity.defined
              AND (length(excluded.name), excluded.name COLLATE "C") > (length(entity.name), entity.name COLLATE "C")
            """;

    private static final String ADD_ALIASES = """
            INSERT INTO entity_alias (entity_id, alias)
            SELECT entity_id, alias FROM unnest(?::text[], ?::text[]) AS name (entity_id, alias)
            WHERE alias <> '' ORDER BY entity_id COLLATE "C", alias COLLATE "C"
            ON CONFLICT DO NOTHING
            """;

    private static final String DEFINE_ENTITY = """
            INSERT INTO entity (entity_id, name, kind, tickers, owner_id, domain, merged_into, defined)
            VALUES (?, ?, ?, ?, ?, ?, ?, true)
            ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                tickers = excluded.tickers, owner_id = excluded.owner_id, domain = excluded.domain,
                merged_into = excluded.merged_into, defined = true
            """;

    private static final String DEFINE_ALIASES = """
            INSERT INTO entity_alias (entity_id, alias, defined)
            SELECT DISTINCT ?, alias, true FROM unnest(?::text[] || ARRAY[?]) AS alias WHERE alias <> ''
            ON CONFLICT (entity_id, alias) DO UPDATE SET defined = true
            """;

    private EntityTable() {}

    static void addNames(Connection connection, Collection<EntityName> names) throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        SortedMap<String, String> fullest = new TreeMap<>();
        for (EntityName name : names) {
            if (name.canonical()) {
                fullest.merge(name.entityId(), name.name(), EntityTable::fuller);
            }
        }
        put(
                connection,
                ADD_ENTITIES,
                fullest.keySet().toArray(),
                fullest.values().toArray());
        put(
                connection,
                ADD_ALIASES,
                names.stream().map(EntityName::entityId).toArray(),
                names.stream().map(EntityName::name).toArray());
    }

    /** Puts what users define in the place of what claims say, or takes it away again. */
    static void define(Connection connection, SortedMap<String, Entry> definitions) throws SQLException {
        for (var definition : definitions.entrySet()) {
            forget(connection, definition.getKey());
            if (definition.getValue() instanceof EntityDefinition defined) {
                define(connection, defined);
            }
        }
    }

    private static void define(Connection connection, EntityDefinition defined) throws SQLException {
        try (PreparedStatement entity = connection.prepareStatement(DEFINE_ENTITY);
                PreparedStatement aliases = connection.prepareStatement(DEFINE_ALIASES)) {
            entity.setString(1, defined.entityId());
            entity.setString(2, defined.name());
            entity.setString(3, defined.kind());
            entity.setArray(4, texts(connection, defined.tickers()));
            entity.setString(5, defined.ownerId());
            entity.setString(6, defined.domain());
            entity.setString(7, defined.mergedInto());
            entity.executeUpdate();
            aliases.setString(1, defined.entityId());
            aliases.setArray(2, texts(connection, defined.aliases()));
            aliases.setString(3, defined.name());
            aliases.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** What claims say of the entity stays; only what was defined goes. */
    private static void forget(Connection connection, String entityId) throws SQLException {
        try (PreparedStatement alias =
                        connection.prepareStatement("DELETE FROM entity_alias WHERE entity_id = ? AND defined");
                PreparedStatement entity =
                        connection.prepareStatement("UPDATE entity SET defined = false WHERE entity_id = ?")) {
            alias.setString(1, entityId);
            alias.executeUpdate();
            entity.setString(1, entityId);
            entity.executeUpdate();
        }
    }

    private static void put(Connection connection, String sql, Object[] ids, Object[] names) throws SQLException {
        if (ids.length == 0) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, connection.createArrayOf("text", ids));
            insert.setArray(2, connection.createArrayOf("text", names));
            insert.executeUpdate();
        }
    }

    private static String fuller(String left, String right) {
        Comparator<String> byLength = Comparator.comparingInt(name -> name.codePointCount(0, name.length()));
        return byLength.thenComparing(Comparator.naturalOrder()).compare(left, right) >= 0 ? left : right;
    }
}
