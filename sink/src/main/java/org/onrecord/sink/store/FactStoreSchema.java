package org.onrecord.sink.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, views and functions of the fact store, brought up to date by versioned migrations. */
public final class FactStoreSchema {

    private static final Logger LOG = LoggerFactory.getLogger(FactStoreSchema.class);
    private static final String APPLICATION = "onrecord-migration";

    private FactStoreSchema() {}

    /**
     * Creates what is missing; safe to call from several processes at once. Search by similar names is left out, with a
     * warning, where the extension pg_trgm cannot be had.
     *
     * @throws FactStoreException when the database does not answer, refuses, or holds tables that are in the way
     */
    public static void migrate(DatabaseAddress database) {
        try (Connection connection = database.connect(APPLICATION)) {
            requireVersion(connection, database);
        } catch (SQLException e) {
            throw database.refusal(e);
        }
        try {
            Flyway.configure(FactStoreSchema.class.getClassLoader())
                    .dataSource(database.jdbcUrl(), null, null)
                    .locations("classpath:db/migration")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new FactStoreException(
                    "The tables of the fact store cannot be made in " + database + ": " + firstLine(e), e);
        }
        addTrigramSearch(database);
    }

    /**
     * Empties every table, so that the next sink reads the topics from their beginning. For a fact store whose topics
     * were made anew.
     *
     * @throws FactStoreException when the database does not answer or refuses
     */
    public static void clear(DatabaseAddress database) {
        try (Connection connection = database.connect(APPLICATION);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    TRUNCATE article, entity, entity_alias, claim, claim_version, evidence, sink_offset, dead_letter,
                             version_gap, ingest_run""");
        } catch (SQLException e) {
            throw database.refusal(e);
        }
    }

    private static void requireVersion(Connection connection, DatabaseAddress database) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < 15) {
            throw new FactStoreException(
                    "The database " + database + " is PostgreSQL " + version + "; the fact store needs 15 or newer");
        }
    }

    private static void addTrigramSearch(DatabaseAddress database) {
        try (Connection connection = database.connect(APPLICATION);
                Statement statement = connection.createStatement()) {
            // Creating an extension twice at once fails even with IF NOT EXISTS: one process at a time.
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('onrecord.trigram'))");
            statement.execute(resource("/db/optional/trigram.sql"));
            connection.commit();
        } catch (SQLException e) {
            LOG.warn(
                    "Similar names are not searched in {}: the extension pg_trgm is missing there ({}). "
                            + "An administrator can add it with CREATE EXTENSION pg_trgm; the next start uses it.",
                    database,
                    firstLine(e));
        }
    }

    private static String resource(String path) {
        try (InputStream in = FactStoreSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the program: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that says what is wrong: Flyway wraps the database's own words several times. */
    private static String firstLine(Throwable e) {
        if (e instanceof FlywayException && e.getCause() != null) {
            return firstLine(e.getCause());
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }
}
