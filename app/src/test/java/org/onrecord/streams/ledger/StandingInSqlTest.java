package org.onrecord.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.embedded.EmbeddedPostgres;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreSchema;

/** The fact store's {@code standing_of} is the ledger's {@link StandingRule} a second time: they never disagree. */
class StandingInSqlTest {

    /** No word at all, two days by name only, and times within and on both sides of them. */
    private static final @Nullable Instant[] TIMES = {
        null,
        Instant.parse("2026-03-01T00:00:00Z"),
        Instant.parse("2026-03-01T09:00:00Z"),
        Instant.parse("2026-03-01T23:59:59Z"),
        Instant.parse("2026-03-02T00:00:00Z"),
        Instant.parse("2026-03-02T00:00:01Z")
    };

    /** In the order of the function's parameters. */
    private static final List<Stance> STANCES = List.of(
            Stance.OFFICIAL_AFFIRMATION,
            Stance.OFFICIAL_ENDING,
            Stance.OFFICIAL_DENIAL,
            Stance.UNOFFICIAL_AFFIRMATION,
            Stance.UNOFFICIAL_ENDING,
            Stance.UNOFFICIAL_DENIAL);

    @TempDir
    Path directory;

    @Test
    void sqlAndTheLedgerAgreeOnEveryCombinationOfStancesAndTimes() throws SQLException {
        List<Map<Stance, Instant>> cases = cases();
        List<String> fromLedger =
                cases.stream().map(StandingInSqlTest::byLedger).toList();

        List<String> fromSql;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            DatabaseAddress database = new DatabaseAddress(postgres.jdbcUrl());
            FactStoreSchema.migrate(database);
            fromSql = bySql(database, cases);
        }

        assertThat(fromSql).hasSize(46_656).isEqualTo(fromLedger);
        assertThat(fromLedger).contains(names(Standing.values()));
    }

    private static List<Map<Stance, Instant>> cases() {
        List<Map<Stance, Instant>> cases = List.of(Map.of());
        for (Stance stance : STANCES) {
            List<Map<Stance, Instant>> longer = new ArrayList<>();
            for (Map<Stance, Instant> shorter : cases) {
                for (Instant time : TIMES) {
                    Map<Stance, Instant> latest = new EnumMap<>(Stance.class);
                    latest.putAll(shorter);
                    if (time != null) {
                        latest.put(stance, time);
                    }
                    longer.add(latest);
                }
            }
            cases = longer;
        }
        return cases;
    }

    private static String byLedger(Map<Stance, Instant> latest) {
        return latest.isEmpty()
                ? Standing.WITHDRAWN.name()
                : StandingRule.decide(latest).standing().name();
    }

    private static List<String> bySql(DatabaseAddress database, List<Map<Stance, Instant>> cases) throws SQLException {
        try (Connection connection = database.connect("standing-test");
                Statement zone = connection.createStatement();
                PreparedStatement ask = connection.prepareStatement("""
                        SELECT standing_of(a, b, c, d, e, f) FROM unnest(?::timestamptz[], ?::timestamptz[],
                            ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                            WITH ORDINALITY AS latest (a, b, c, d, e, f, number)
                        ORDER BY number""")) {
            zone.execute("SET TIME ZONE 'Asia/Kathmandu'");
            for (int i = 0; i < STANCES.size(); i++) {
                Stance stance = STANCES.get(i);
                Object[] times = cases.stream()
                        .map(latest ->
                                latest.containsKey(stance) ? latest.get(stance).toString() : null)
                        .toArray();
                ask.setArray(i + 1, connection.createArrayOf("text", times));
            }
            List<String> standings = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    standings.add(row.getString(1));
                }
            }
            return standings;
        }
    }

    private static String[] names(Standing[] standings) {
        return Arrays.stream(standings).map(Enum::name).toArray(String[]::new);
    }
}
