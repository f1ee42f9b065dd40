package org.onrecord.sink.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Standing;
import org.postgresql.util.PSQLState;

/** Questions about the store itself. */
final class StoreQueries {

    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM claim_version),
                   (SELECT count(*) FROM evidence WHERE until_version IS NULL),
                   (SELECT count(*) FROM article),
                   (SELECT count(*) FROM entity),
                   (SELECT count(*) FROM dead_letter),
                   (SELECT count(*) FROM version_gap)
            """;

    private static final String SIMILAR_NAMES = """
            SELECT alias FROM (SELECT DISTINCT alias FROM entity_alias WHERE lower(alias) % lower(?)) AS near
            ORDER BY similarity(lower(alias), lower(?)) DESC, alias LIMIT ?
            """;

    private StoreQueries() {}

    static boolean isFactStore(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT to_regclass('claim_version') IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    static StoreStatus status(Connection connection) throws SQLException {
        Map<Standing, Long> claims = new EnumMap<>(Standing.class);
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT standing, count(*) FROM claim GROUP BY standing");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                claims.put(Standing.valueOf(row.getString(1)), row.getLong(2));
            }
        }
        try (PreparedStatement select = connection.prepareStatement(COUNTS);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new StoreStatus(
                    claims,
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    positions(connection));
        }
    }

    static List<DeadLetter> deadLetters(Connection connection, int limit) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT topic, partition, record_offset, record_key, record_value, reason, recorded_at FROM dead_letter
                ORDER BY recorded_at DESC, topic, partition, record_offset DESC LIMIT ?""")) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    letters.add(new DeadLetter(
                            row.getString(1),
                            row.getInt(2),
                            row.getLong(3),
                            row.getBytes(4),
                            row.getBytes(5),
                            row.getString(6),
                            required(row, "recorded_at")));
                }
            }
        }
        return letters;
    }

    static List<String> similarNames(Connection connection, String name, int limit) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SIMILAR_NAMES)) {
            select.setString(1, name);
            select.setString(2, name);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            if (!PSQLState.UNDEFINED_FUNCTION.getState().equals(e.getSQLState())) {
                throw e;
            }
        }
        return names;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<StoreStatus.Position> positions(Connection connection) throws SQLException {
        List<StoreStatus.Position> positions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT topic, partition, next_offset, updated_at FROM sink_offset ORDER BY topic, partition");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                positions.add(new StoreStatus.Position(
                        row.getString(1), row.getInt(2), row.getLong(3), required(row, "updated_at")));
            }
        }
        return positions;
    }
}
