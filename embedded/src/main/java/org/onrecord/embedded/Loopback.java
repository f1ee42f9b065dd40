package org.onrecord.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The only address that the embedded servers listen on. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    static InetSocketAddress socketAddress(int port) {
        return new InetSocketAddress(ADDRESS, port);
    }

    /** {@code port} itself, or, for 0, a port that was free a moment ago. */
    static int portOrFree(int port) throws IOException {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(socketAddress(0));
            return socket.getLocalPort();
        }
    }

    /**
     * Checks that nobody listens on {@code port}, before a server is started that would say so less clearly.
     *
     * @throws EmbeddedStackException naming {@code server} and the port
     */
    static void requireFree(String server, int port) {
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
