package org.onrecord.sink.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The questions that the commands ask of the fact store. Uses read-only connections out of a small pool; safe for any
 * number of threads.
 */
public final class FactStore implements AutoCloseable {

    private static final String APPLICATION = "onrecord-query";
    private static final int CONNECTIONS_MAX = 8;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(2);

    private final DatabaseAddress database;
    private final HikariDataSource pool;

    private FactStore(DatabaseAddress database, HikariDataSource pool) {
        this.database = database;
        this.pool = pool;
    }

    /**
     * Opens a fact store that a sink has made.
     *
     * @param jdbcUrl the database's address, with user and password in it
     * @throws FactStoreException at once when the database does not answer, refuses, or holds no fact store
     */
    public static FactStore open(String jdbcUrl) {
        DatabaseAddress database = new DatabaseAddress(jdbcUrl);
        // The pool would try again and log: the first connection is made without it, so that a wrong password is one
        // line.
        try (Connection connection = database.connect(APPLICATION, SILENCE_MAX)) {
            if (!StoreQueries.isFactStore(connection)) {
                throw new FactStoreException(
                        "The database " + database + " holds no fact store yet: the first start of the sink makes it");
            }
        } catch (SQLException e) {
            throw database.refusal(e);
        }
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName(APPLICATION);
        configuration.setJdbcUrl(database.jdbcUrl());
        configuration.setDataSourceProperties(database.properties(APPLICATION, SILENCE_MAX));
        configuration.setReadOnly(true);
        configuration.setMinimumIdle(0);
        configuration.setMaximumPoolSize(CONNECTIONS_MAX);
        configuration.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        configuration.setInitializationFailTimeout(-1);
        return new FactStore(database, new HikariDataSource(configuration));
    }

    /**
     * The claims that meet {@code filter}, those with the newest documents first.
     *
     * @throws FactStoreException when the database does not answer
     */
    public List<ClaimFact> claims(ClaimFilter filter) {
        return query(connection -> ClaimQueries.claims(connection, filter));
    }

    /**
     * One claim with its evidence and its steps.
     *
     * @param idOrPrefix the claim's id, or its beginning when no other claim begins so
     * @param evidenceMax how many pieces of evidence, and how many steps, are wanted at the most
     * @return empty when no claim begins so
     * @throws FactStoreException when several claims begin so, or the database does not answer
     */
    public Optional<ClaimDetail> claim(String idOrPrefix, int evidenceMax) {
        return query(connection -> ClaimQueries.claim(connection, idOrPrefix, evidenceMax));
    }

    /**
     * Names of entities that are written similarly, the most similar first; none where the extension pg_trgm is missing.
     *
     * @throws FactStoreException when the database does not answer
     */
    public List<String> similarNames(String name, int limit) {
        return query(connection -> StoreQueries.similarNames(connection, name, limit));
    }

    /**
     * What the store holds. Counts every row, which takes a second or two at millions of claims.
     *
     * @throws FactStoreException when the database does not answer
     */
    public StoreStatus status() {
        return query(StoreQueries::status);
    }

    /**
     * The latest dead letters, newest first.
     *
     * @throws FactStoreException when the database does not answer
     */
    public List<DeadLetter> deadLetters(int limit) {
        return query(connection -> StoreQueries.deadLetters(connection, limit));
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Query<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T query(Query<T> query) {
        try (Connection connection = pool.getConnection()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw database.refusal(e);
        }
    }
}
