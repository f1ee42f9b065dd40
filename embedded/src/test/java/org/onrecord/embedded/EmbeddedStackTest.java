package org.onrecord.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackTest {

    @TempDir
    Path directory;

    @Test
    void whatAStackHoldsIsThereAfterARestart() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE);
                Admin admin = admin(stack)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
            execute(stack, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('Wetzlar')");
        }

        try (EmbeddedStack stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE);
                Admin admin = admin(stack)) {

            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(query(stack, "SELECT word FROM kept")).isEqualTo("Wetzlar");
        }
    }

    @Test
    void aDatabaseServerThatWasKilledRecoversWhatItAcknowledged() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(directory, 0);
        execute(killed, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('Wetzlar')");
        ProcessHandle server = ProcessHandle.of(killed.processId()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();

        try (EmbeddedPostgres restarted = EmbeddedPostgres.start(directory, 0)) {

            assertThat(query(restarted, "SELECT word FROM kept")).isEqualTo("Wetzlar");
        }
    }

    @Test
    void aServerLeftBehindIsReplaced() throws Exception {
        EmbeddedPostgres orphan = EmbeddedPostgres.start(directory, 0);
        execute(orphan, "CREATE TABLE kept (word text)");
        long orphanId = orphan.processId();

        try (EmbeddedPostgres successor = EmbeddedPostgres.start(directory, 0)) {

            assertThat(successor.processId()).isNotEqualTo(orphanId);
            assertThat(query(successor, "SELECT count(*)::text FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void aServerThatIsKilledWhileItIsStoppedIsReplaced() throws Exception {
        EmbeddedPostgres orphan = EmbeddedPostgres.start(directory, 0);
        ProcessHandle server = ProcessHandle.of(orphan.processId()).orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(server.pid())).start().waitFor();
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(server::destroyForcibly);

        try (EmbeddedPostgres successor = EmbeddedPostgres.start(directory, 0)) {

            assertThat(query(successor, "SELECT 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void theDatabaseForcesWhatItAcknowledgesToDisk() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(query(postgres, "SELECT current_setting('fsync') || current_setting('synchronous_commit')"))
                    .isEqualTo("onon");
        }
    }

    @Test
    void aSecondStackOnTheSameDirectoryIsRefused() throws Exception {
        try (DirectoryLock held = DirectoryLock.acquire(directory)) {
            assertThat(held).isNotNull();

            assertThatThrownBy(() -> EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE))
                    .isInstanceOf(EmbeddedStackException.class)
                    .hasMessageContaining("Another On Record runs on the data directory " + directory);
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeftRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(Loopback.socketAddress(0));
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedStack.start(directory, new EmbeddedStack.Ports(0, 0, port)))
                    .isInstanceOf(EmbeddedStackException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("PostgreSQL");
        }
        try (EmbeddedStack stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE)) {
            assertThat(stack.broker().bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void aBrokerWhosePortsWereTakenMeanwhileTriesOthers() throws Exception {
        try (ServerSocket taken = takenPort();
                EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, Map.of(), firstly(taken.getLocalPort()))) {
            String servers = broker.bootstrapServers();

            assertThat(servers).doesNotEndWith(":" + taken.getLocalPort());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                assertThat(admin.listTopics().names().get()).isEmpty();
            }
        }
    }

    @Test
    void aDatabaseWhosePortWasTakenMeanwhileTriesAnother() throws Exception {
        try (ServerSocket taken = takenPort();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0, firstly(taken.getLocalPort()))) {

            assertThat(query(postgres, "SELECT 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void aDatabaseOfAnotherVersionIsRefused() throws Exception {
        EmbeddedPostgres.start(directory, 0).close();
        Files.writeString(directory.resolve("cluster").resolve("PG_VERSION"), "15\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0))
                .isInstanceOf(EmbeddedStackException.class)
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("PostgreSQL 18");
    }

    @Test
    void aDataDirectoryThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedStack.start(file, EmbeddedStack.Ports.FREE))
                .isInstanceOf(EmbeddedStackException.class)
                .hasMessageContaining(file + " is a file");
    }

    private static ServerSocket takenPort() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(Loopback.socketAddress(0));
        return socket;
    }

    /** Gives {@code port} first, as if it had been free a moment ago. */
    private static Loopback.FreePorts firstly(int port) {
        AtomicBoolean given = new AtomicBoolean();
        return () -> given.getAndSet(true) ? Loopback.freePort() : port;
    }

    private static Admin admin(EmbeddedStack stack) {
        return Admin.create(Map.of("bootstrap.servers", stack.broker().bootstrapServers()));
    }

    private static void execute(EmbeddedStack stack, String... statements) throws SQLException {
        execute(stack.postgres(), statements);
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedStack stack, String sql) throws SQLException {
        return query(stack.postgres(), sql);
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
