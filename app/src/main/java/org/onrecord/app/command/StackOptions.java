package org.onrecord.app.command;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.embedded.EmbeddedStack;
import picocli.CommandLine.Option;

/** Where the embedded stack keeps its data, and the ports of its servers. */
final class StackOptions {

    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--data-dir",
            paramLabel = "DIRECTORY",
            description = "Where everything is kept (default: a directory of your account).")
    @Nullable
    Path dataDirectory;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "19092",
            description = "Kafka (default: ${DEFAULT-VALUE}; 0: any free one).")
    int brokerPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "18081",
            description = "Schema registry (default: ${DEFAULT-VALUE}).")
    int registryPort;

    @Option(
            names = "--database-port",
            paramLabel = "PORT",
            defaultValue = "15432",
            description = "PostgreSQL (default: ${DEFAULT-VALUE}).")
    int databasePort;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            defaultValue = "18080",
            description = "Web pages (default: ${DEFAULT-VALUE}).")
    int webPort;

    /** @throws ConfigurationException when one cannot be a port */
    EmbeddedStack.Ports ports() {
        requirePort("--broker-port", brokerPort);
        requirePort("--registry-port", registryPort);
        requirePort("--database-port", databasePort);
        requirePort("--web-port", webPort);
        return new EmbeddedStack.Ports(brokerPort, registryPort, databasePort);
    }

    /**
     * Checks that the web pages will find their port, before servers start that take longer.
     *
     * @throws IOException when it is taken
     */
    void requireWebPort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", webPort));
        } catch (BindException e) {
            throw new IOException(
                    "Port " + webPort + ", which the web pages want, is taken: choose another with --web-port", e);
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new ConfigurationException(option + " is a number from 0 to " + PORT_MAX + ", not " + port);
        }
    }

    /** The chosen directory, or one called {@code name} where this account keeps the data of its programs. */
    Path dataDirectory(String name) {
        if (dataDirectory != null) {
            return dataDirectory.toAbsolutePath().normalize();
        }
        Path shared = Path.of("/var/lib");
        if ("root".equals(System.getProperty("user.name")) && Files.isWritable(shared)) {
            // PostgreSQL runs as an account without rights, which cannot enter root's home.
            return shared.resolve("onrecord").resolve(name);
        }
        String dataHome = System.getenv("XDG_DATA_HOME");
        Path base = dataHome == null || dataHome.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(dataHome);
        return base.resolve("onrecord").resolve(name);
    }
}
