package org.onrecord.sink.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLState;

/**
 * Where a PostgreSQL database is, with the user and password in it.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://localhost:5432/facts?user=onrecord&password=secret}
 */
public record DatabaseAddress(String jdbcUrl) {

    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    public DatabaseAddress {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("Not the JDBC address of a PostgreSQL database: " + hidden(jdbcUrl));
        }
    }

    /**
     * A new connection, named {@code applicationName} in the server's list of sessions. It waits for an answer for as
     * long as the server takes.
     *
     * @throws SQLException when the server does not answer or refuses
     */
    public Connection connect(String applicationName) throws SQLException {
        return connect(applicationName, Duration.ZERO);
    }

    /**
     * A new connection that fails once the server has been silent for {@code silenceMax} in the middle of a statement,
     * or for as long as {@code socketTimeout} in the address says. A server that vanishes without a word, together with
     * its machine or behind a firewall, would otherwise be waited for in vain.
     *
     * @param silenceMax in whole seconds; zero for as long as it takes
     * @throws SQLException when the server does not answer or refuses
     */
    public Connection connect(String applicationName, Duration silenceMax) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, properties(applicationName, silenceMax));
    }

    Properties properties(String applicationName, Duration silenceMax) {
        Properties properties = new Properties();
        if (!jdbcUrl.contains("socketTimeout=")) {
            PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(silenceMax.toSeconds()));
        }
        if (!jdbcUrl.contains("ApplicationName=")) {
            PGProperty.APPLICATION_NAME.set(properties, applicationName);
        }
        if (!jdbcUrl.contains("connectTimeout=")) {
            PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        }
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }

    /** What a user is told about a connection that could not be made or used, in one line. */
    public FactStoreException refusal(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String message = cause.getMessage() == null ? state : cause.getMessage();
        String reason = message.lines().findFirst().orElse(state);
        if (state.startsWith("28")) {
            return new FactStoreException("The database " + this + " refuses the user or password: " + reason, cause);
        }
        if (PSQLState.isConnectionError(state)) {
            return new FactStoreException("The database " + this + " does not answer: " + reason, cause);
        }
        return new FactStoreException("The database " + this + " fails: " + reason, cause);
    }

    /** The address without its parameters, which may hold the password. */
    @Override
    public String toString() {
        return hidden(jdbcUrl);
    }

    private static String hidden(String url) {
        int parameters = url.indexOf('?');
        String place = parameters < 0 ? url : url.substring(0, parameters);
        return place.replaceFirst("^jdbc:", "").replaceFirst("//[^/@]*@", "//");
    }
}
