package org.onrecord.app.command;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the fact store is. The default is that of the embedded stack. */
final class DatabaseOptions {

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Fact store, as postgresql://user:password@host:port/name or a JDBC address (default: the embedded one).",
            defaultValue = "postgresql://onrecord:onrecord@127.0.0.1:15432/onrecord",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    String database = "";

    @Option(names = "--database-user", paramLabel = "NAME", description = "User, where the address does not name one.")
    @Nullable
    String databaseUser;

    @Option(
            names = "--database-password",
            paramLabel = "WORD",
            description = "Password; better given as ONRECORD_DATABASE_PASSWORD than on the command line.")
    @Nullable
    String databasePassword;

    /**
     * The address as JDBC takes it, with user and password.
     *
     * @throws ConfigurationException when it is neither a postgresql: nor a jdbc:postgresql: address
     */
    String jdbcUrl() {
        String address = database;
        if (!address.startsWith("jdbc:")) {
            address = fromUri(address);
        }
        if (!address.startsWith("jdbc:postgresql:")) {
            throw new ConfigurationException("--database " + withoutPassword(database)
                    + " is no PostgreSQL address: write postgresql://user:password@host:port/name");
        }
        return with(with(address, "user", databaseUser), "password", databasePassword);
    }

    private static String fromUri(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--database " + withoutPassword(text) + " is not an address");
        }
        if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) || uri.getHost() == null) {
            return "";
        }
        String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String userInfo = uri.getUserInfo();
        if (userInfo == null) {
            return jdbc;
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? null : userInfo.substring(colon + 1);
        return with(with(jdbc, "user", user), "password", password);
    }

    private static String with(String address, String parameter, @Nullable String value) {
        if (value == null) {
            return address;
        }
        return address + (address.contains("?") ? "&" : "?") + parameter + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String withoutPassword(String address) {
        return address.replaceAll(":[^:@/]*@", ":***@").replaceAll("password=[^&]*", "password=***");
    }
}
