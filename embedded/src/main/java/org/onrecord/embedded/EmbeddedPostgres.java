package org.onrecord.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.onrecord.embedded.ChildProcess.Outcome;

/**
 * A PostgreSQL server as a child process, with the settings of a real one: what it acknowledged is on disk. A server
 * that an earlier JVM left behind on the same directory is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "onrecord";
    private static final String PASSWORD = "onrecord";
    private static final String DATABASE = "onrecord";
    private static final String VERSION = "18";
    private static final int LOG_BYTES_MAX = 2_000;

    /** What a server says whose predecessor was killed, while that one's backends have not noticed yet. */
    private static final String MEMORY_IN_USE = "pre-existing shared memory block";

    private static final int LAUNCHES_MAX = 60;
    private static final int LAUNCH_PAUSE_MILLIS = 250;

    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private final Path cluster;
    private final int port;

    private EmbeddedPostgres(PostgresBinaries binaries, ServerAccount account, Path cluster, int port) {
        this.binaries = binaries;
        this.account = account;
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Makes a database cluster below {@code directory} when there is none, and starts a server on it.
     *
     * @param port the port to listen on, or 0 for any free one
     * @throws EmbeddedStackException when the port is taken, the directory cannot be used, or no account can run the
     *     server
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        return start(directory, port, Loopback::freePort);
    }

    static EmbeddedPostgres start(Path directory, int port, Loopback.FreePorts freePorts) {
        try {
            Files.createDirectories(directory);
            ServerAccount account = ServerAccount.below(directory);
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(binariesDirectory(account, directory));
            Path cluster = directory.resolve("cluster");
            if (Files.exists(cluster)) {
                requireVersion(cluster);
                stopIfRunning(binaries, account, cluster);
            }
            Loopback.requireFree("PostgreSQL", port);
            if (!Files.exists(cluster)) {
                initialise(binaries, account, cluster);
            }
            return Loopback.launch(freePorts, ports -> {
                int serverPort = port == 0 ? ports.next() : port;
                EmbeddedPostgres postgres = new EmbeddedPostgres(binaries, account, cluster, serverPort);
                postgres.launch();
                return postgres;
            });
        } catch (IOException e) {
            throw new EmbeddedStackException("PostgreSQL cannot start on " + directory + ": " + e.getMessage(), e);
        }
    }

    /** The address for JDBC, with user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + Loopback.ADDRESS + ":" + port + "/" + DATABASE + "?user=" + USER + "&password="
                + PASSWORD;
    }

    /** The address for {@code psql} and other clients of libpq. */
    public String uri() {
        return "postgresql://" + USER + ":" + PASSWORD + "@" + Loopback.ADDRESS + ":" + port + "/" + DATABASE;
    }

    /** The process id of the server. */
    public long processId() {
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new EmbeddedStackException("PostgreSQL does not run on " + cluster, e);
        }
    }

    @Override
    public void close() {
        try {
            stopIfRunning(binaries, account, cluster);
        } catch (IOException e) {
            throw new EmbeddedStackException("PostgreSQL on " + cluster + " cannot be stopped: " + e.getMessage(), e);
        }
    }

    private static Path binariesDirectory(ServerAccount account, Path directory) {
        String userHome = System.getProperty("user.home", "");
        boolean homeIsUsable = account instanceof ServerAccount.Current && Files.isWritable(Path.of(userHome));
        return homeIsUsable ? Path.of(userHome, ".cache", "onrecord") : systemCache(directory);
    }

    private static Path systemCache(Path directory) {
        Path cache = Path.of("/var/cache");
        return Files.isWritable(cache) ? cache.resolve("onrecord") : directory.resolve("programs");
    }

    private static void requireVersion(Path cluster) throws IOException {
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new EmbeddedStackException(
                    "The database in " + cluster + " is one of PostgreSQL " + version + ", but this is PostgreSQL "
                            + VERSION + ": choose another directory, or bring it over with pg_dump");
        }
    }

    private static void initialise(PostgresBinaries binaries, ServerAccount account, Path cluster) throws IOException {
        Path scratch = cluster.resolveSibling("cluster.new");
        if (Files.exists(scratch)) {
            DirectoryTree.delete(scratch);
        }
        Files.createDirectory(
                scratch, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(scratch);
        Path passwordFile = Files.createTempFile("onrecord", ".password");
        try {
            Files.writeString(passwordFile, PASSWORD + "\n");
            account.own(passwordFile);
            require(
                    binaries,
                    account,
                    "initdb",
                    "--pgdata=" + scratch,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
        } finally {
            Files.delete(passwordFile);
        }
        Outcome created = ChildProcess.run(
                account,
                List.of(binaries.program("postgres"), "--single", "-D", scratch.toString(), "postgres"),
                "CREATE DATABASE " + DATABASE + "\n");
        if (!created.succeeded()) {
            throw new IOException(created.output());
        }
        Files.move(scratch, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch() throws IOException {
        String settings = String.join(
                " -c ",
                "-p " + port,
                "listen_addresses=" + Loopback.ADDRESS,
                "unix_socket_directories=",
                "max_connections=60",
                "shared_buffers=256MB",
                "max_wal_size=2GB",
                "jit=off",
                "log_min_messages=warning",
                "timezone=UTC");
        for (int attempt = 1; ; attempt++) {
            Optional<String> failure = tryToLaunch(settings);
            if (failure.isEmpty()) {
                return;
            }
            if (attempt == LAUNCHES_MAX || !failure.get().contains(MEMORY_IN_USE)) {
                throw new IOException(failure.get());
            }
            pause();
        }
    }

    /** @return why the server did not start, in its own words */
    private Optional<String> tryToLaunch(String settings) throws IOException {
        Path log = cluster.resolve("server.log");
        long logged = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = command(
                binaries,
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=120",
                "--pgdata=" + cluster,
                "--log=" + log,
                "--options=" + settings);
        Outcome outcome = ChildProcess.run(account, command, "");
        if (outcome.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(Files.exists(log) ? lastWords(log, logged) : outcome.output());
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(LAUNCH_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What the server has written to its log from {@code start} on, as far as it matters to a person. */
    private static String lastWords(Path log, long start) throws IOException {
        try (FileChannel channel = FileChannel.open(log)) {
            long from = Math.max(start, channel.size() - LOG_BYTES_MAX);
            byte[] tail = new byte[(int) (channel.size() - from)];
            int read = Math.max(0, channel.read(ByteBuffer.wrap(tail), from));
            return new String(tail, 0, read, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("^[-\\d]+ [:.\\d]+ \\w+ \\[\\d+] ", ""))
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.joining(" "));
        }
    }

    private static void require(PostgresBinaries binaries, ServerAccount account, String program, String... arguments)
            throws IOException {
        Outcome outcome = ChildProcess.run(account, command(binaries, program, arguments), "");
        if (!outcome.succeeded()) {
            throw new IOException(program + " failed: " + outcome.output());
        }
    }

    private static void stopIfRunning(PostgresBinaries binaries, ServerAccount account, Path cluster)
            throws IOException {
        if (!isRunning(binaries, account, cluster)) {
            return;
        }
        Outcome stopped = ChildProcess.run(
                account,
                command(binaries, "pg_ctl", "stop", "--wait", "--timeout=120", "--mode=fast", "--pgdata=" + cluster),
                "");
        // A server that is killed while it stops leaves its file behind, which pg_ctl takes for a failure.
        if (!stopped.succeeded() && isRunning(binaries, account, cluster)) {
            throw new IOException(stopped.output());
        }
    }

    private static boolean isRunning(PostgresBinaries binaries, ServerAccount account, Path cluster)
            throws IOException {
        return ChildProcess.run(account, command(binaries, "pg_ctl", "status", "--pgdata=" + cluster), "")
                .succeeded();
    }

    private static List<String> command(PostgresBinaries binaries, String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(binaries.program(program));
        words.addAll(List.of(arguments));
        return words;
    }
}
