package org.onrecord.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.sample.SampleFolder;
import org.onrecord.app.sample.SampleSite;
import org.onrecord.embedded.EmbeddedStack;

/** What a kill -9 of the whole process leaves behind. */
class KillTest {

    private static final long SEED = 20180925;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int INGESTING_MILLIS_MAX = 1_500;
    private static final int PROCESSING_MILLIS_MAX = 1_000;
    private static final int CHECK_MILLIS = 20;

    @TempDir
    Path directory;

    @Test
    void aProcessThatIsKilledThriceEndsWithTheTableOfAnUndisturbedOne() throws Exception {
        Random random = new Random(SEED);
        Path killed = directory.resolve("killed");
        try (SampleSite site = SampleSite.start(0);
                LocalStack undisturbed = LocalStack.start(directory.resolve("undisturbed"), EmbeddedStack.Ports.FREE)) {
            Path sources = SampleFolder.writeTo(directory.resolve("sample"), site.baseUrl());
            SampleRun.ingest(undisturbed, sources);
            Child first = Child.start(killed, sources, directory.resolve("first.log"));
            first.await(SampleRun.READY);
            first.killAfter(random.nextInt(INGESTING_MILLIS_MAX));

            Child second = Child.start(killed, sources, directory.resolve("second.log"));
            second.await(SampleRun.READY);
            second.killAfter(random.nextInt(INGESTING_MILLIS_MAX));
            killDatabase(killed);

            site.publishCorrections();
            SampleRun.ingest(undisturbed, sources);
            Child third = Child.start(killed, sources, directory.resolve("third.log"));
            third.await(SampleRun.PUBLISHED);
            third.killAfter(random.nextInt(PROCESSING_MILLIS_MAX));

            assertThat(undisturbed.awaitDrained(PATIENCE)).isTrue();
            try (LocalStack up = LocalStack.start(killed, EmbeddedStack.Ports.FREE, SampleRun.SHORT_SESSIONS)) {
                assertThat(up.awaitDrained(PATIENCE)).isTrue();

                List<Fact> expected = Fact.allIn(undisturbed);
                List<Fact> actual = Fact.allIn(up);
                assertThat(expected).isNotEmpty();
                assertThat(without(expected, actual)).as("facts that were lost").isEmpty();
                assertThat(without(actual, expected)).as("facts that are new").isEmpty();
                assertThat(up.facts().status().versionGaps()).isZero();
                assertThat(up.facts().status().deadLetters()).isZero();
            }
        }
    }

    private static List<Fact> without(List<Fact> facts, List<Fact> others) {
        return facts.stream().filter(fact -> !others.contains(fact)).toList();
    }

    /** The server outlives the process that started it; here it is killed as well. */
    private static void killDatabase(Path data) throws IOException {
        Path file = data.resolve("postgresql").resolve("cluster").resolve("postmaster.pid");
        try (var lines = Files.lines(file)) {
            long processId = Long.parseLong(lines.findFirst().orElseThrow());
            ProcessHandle.of(processId).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** A process that does the demo's work. */
    private record Child(Process process, Path log) {

        static Child start(Path data, Path sources, Path log) throws IOException {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=org.onrecord.avro",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SampleRun.class.getName(),
                    data.toString(),
                    sources.toString());
            return new Child(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        }

        void await(String line) throws IOException, InterruptedException {
            long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
            while (Files.readAllLines(log).stream().noneMatch(line::equals)) {
                if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                    process.destroyForcibly();
                    throw new AssertionError("The process did not say '" + line + "': " + Files.readString(log));
                }
                Thread.sleep(CHECK_MILLIS);
            }
        }

        void killAfter(int millis) throws InterruptedException {
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
            process.destroyForcibly().waitFor();
        }
    }
}
