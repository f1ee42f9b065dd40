package org.onrecord.sink.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on to a server, until they are frozen: then they stay open, and nothing more comes through. */
final class FreezableProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 14;

    private final int serverPort;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    private static final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean frozen;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }
    }

    FreezableProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts off every connection that there is, silently; new ones are passed on. */
    void freeze() {
        connections.forEach(connection -> connection.frozen = true);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Connection connection : connections) {
            connection.client.close();
            connection.server.close();
        }
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Connection connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
            connections.add(connection);
            start(() -> pump(connection, client.getInputStream(), connection.server.getOutputStream()));
            start(() -> pump(connection, connection.server.getInputStream(), client.getOutputStream()));
        }
    }

    private static void pump(Connection connection, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int count = in.read(buffer);
        while (count >= 0) {
            if (!connection.frozen) {
                out.write(buffer, 0, count);
            }
            count = in.read(buffer);
        }
        if (!connection.frozen) {
            out.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // Closed at either end, which ends this connection.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
