package org.onrecord.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The only address that the embedded servers listen on. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private static final String ADDRESS_IN_USE = "Address already in use";
    private static final int ATTEMPTS_MAX = 5;

    private Loopback() {}

    static InetSocketAddress socketAddress(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }

    /** Ports for servers that cannot be told to take any; each may be taken by the time it is used. */
    interface FreePorts {
        int next() throws IOException;
    }

    /** A server that starts on some ports. */
    interface Launch<S> {
        S on(FreePorts ports) throws IOException;
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(socketAddress(0));
            return socket.getLocalPort();
        }
    }

    /**
     * Starts a server, again with other ports where somebody else was faster, {@value #ATTEMPTS_MAX} times at the most.
     *
     * @throws IOException what the last attempt threw
     */
    static <S> S launch(FreePorts ports, Launch<S> server) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return server.on(ports);
            } catch (IOException | RuntimeException e) {
                if (attempt == ATTEMPTS_MAX || !isPortTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isPortTaken(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BindException
                    || String.valueOf(each.getMessage()).contains(ADDRESS_IN_USE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that nobody listens on {@code port}, before a server is started that would say so less clearly.
     *
     * @throws EmbeddedStackException naming {@code server} and the port
     */
    static void requireFree(String server, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(socketAddress(port));
        } catch (IOException e) {
            throw new EmbeddedStackException(
                    "Port " + port + ", which " + server
                            + " wants, is taken: stop what listens there or choose another",
                    e);
        }
    }
}
