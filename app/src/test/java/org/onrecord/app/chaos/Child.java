package org.onrecord.app.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is started, killed, stopped and continued. Not safe for several threads. */
final class Child implements AutoCloseable {

    private static final int LOG_TAIL_CHARS = 2_000;

    private final String name;
    private final Path logDirectory;
    private final List<String> command;
    private Process process;
    private boolean stopped;
    private int starts;

    Child(String name, Path logDirectory, String heap, String... arguments) {
        this.name = name;
        this.logDirectory = logDirectory;
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=org.onrecord.avro",
                "-cp",
                System.getProperty("java.class.path"),
                ChaosChild.class.getName()));
        command.addAll(List.of(arguments));
    }

    String name() {
        return name;
    }

    void start() throws IOException {
        starts++;
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
                .start();
        stopped = false;
    }

    int starts() {
        return starts;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Alive and not stopped. */
    boolean isWell() {
        return isAlive() && !stopped;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    void stop() throws IOException, InterruptedException {
        signal("-STOP");
        stopped = true;
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
        stopped = false;
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor(10, TimeUnit.SECONDS);
    }

    private Path log() {
        return logDirectory.resolve(name + '-' + starts + ".log");
    }

    /** The end of what the process has said since it was last started. */
    String said() throws IOException {
        String text = Files.exists(log()) ? Files.readString(log(), StandardCharsets.UTF_8) : "";
        return text.substring(Math.max(0, text.length() - LOG_TAIL_CHARS));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
