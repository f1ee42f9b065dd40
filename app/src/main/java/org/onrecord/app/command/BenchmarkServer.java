package org.onrecord.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.embedded.DirectoryTree;
import org.onrecord.embedded.EmbeddedPostgres;
import org.onrecord.sink.store.DatabaseAddress;
import picocli.CommandLine.Option;

/** The PostgreSQL that a benchmark writes to: one of its own in a temporary directory, or the user's. */
final class BenchmarkServer {

    @Option(
            names = "--data-dir",
            paramLabel = "DIRECTORY",
            description =
                    "Where the benchmark's own PostgreSQL is kept; it stays there (default: a temporary directory).")
    @Nullable
    Path dataDirectory;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "JDBC address of a database on another server, by a superuser (default: an own server).")
    @Nullable
    String server;

    /** A server that runs; closing it ends and deletes what was only for the benchmark. */
    record Running(DatabaseAddress database, List<Runnable> closings) implements AutoCloseable {

        Running {
            closings = List.copyOf(closings);
        }

        @Override
        public void close() {
            closings.forEach(Runnable::run);
        }
    }

    /** @throws ConfigurationException when the options do not go together or name no PostgreSQL address */
    Running start() {
        if (server == null) {
            return own();
        }
        if (dataDirectory != null) {
            throw new ConfigurationException("--data-dir is for a server of the benchmark's own: leave --server out");
        }
        try {
            return new Running(new DatabaseAddress(server), List.of());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--server: " + e.getMessage());
        }
    }

    private Running own() {
        Path kept = dataDirectory;
        if (kept != null) {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(kept.toAbsolutePath().normalize(), 0);
            return new Running(new DatabaseAddress(postgres.jdbcUrl()), List.of(postgres::close));
        }
        try {
            Path temporary = Files.createTempDirectory("onrecord-benchmark");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary, 0);
            return new Running(
                    new DatabaseAddress(postgres.jdbcUrl()), List.of(postgres::close, () -> delete(temporary)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try {
            DirectoryTree.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
