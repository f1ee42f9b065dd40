package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see who give a command what it cannot work with: one line that says what to do, and the exit code. */
class BadInputTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir
    Path directory;

    @Test
    void anEmptyFileHoldsNoDocuments() throws Exception {
        assertThat(run("extract", Files.createFile(directory.resolve("empty.jsonl"))))
                .isEqualTo(new Captured(ExitCode.DONE, "", ""));
    }

    @Test
    void aFileThatIsNotGzippedIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("documents.jsonl.gz"), "{}");

        assertThat(run("extract", file))
                .isEqualTo(
                        new Captured(ExitCode.FAILED, "", "onrecord: " + file + " is called .gz but is not gzipped\n"));
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        Path file = directory.resolve("nothing.jsonl");

        assertThat(run("extract", file))
                .isEqualTo(new Captured(ExitCode.USAGE, "", "onrecord: " + file + " does not exist\n"));
        assertThat(run("extract", directory))
                .isEqualTo(new Captured(ExitCode.USAGE, "", "onrecord: " + directory + " is no file\n"));
        assertThat(run("parse", "--list", file))
                .isEqualTo(new Captured(ExitCode.USAGE, "", "onrecord: " + file + " does not exist\n"));
    }

    @Test
    void bytesThatAreNoTextGiveALineEachAndADeadLetterCode() throws Exception {
        byte[] bytes = {'{', (byte) 0xff, 0, '\n', (byte) 0xc3, '(', '\n'};
        Path file = Files.write(directory.resolve("binary.jsonl"), bytes);

        Captured captured = run("extract", file);

        assertThat(captured.exitCode()).isEqualTo(ExitCode.DONE_WITH_DEAD_LETTERS);
        assertThat(captured.out().lines()).hasSize(2).allMatch(line -> line.contains("\"error\":\"not JSON"));
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void pagesThatHoldNothingGiveALineEachAndADeadLetterCode() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.html"));
        Path nested = Files.writeString(
                directory.resolve("nested.html"),
                "<html><body>" + "<div>".repeat(10_000) + "text" + "</div>".repeat(10_000) + "</body></html>");
        Path absent = directory.resolve("absent.html");

        Captured captured = run("parse", empty, nested, absent);

        assertThat(captured.exitCode()).isEqualTo(ExitCode.DONE_WITH_DEAD_LETTERS);
        assertThat(captured.out().lines()).hasSize(3);
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void aPortThatNoComputerHasIsWrongUsage() {
        assertThat(run("up", "--data-dir", directory, "--broker-port", "70000"))
                .returns(ExitCode.USAGE, Captured::exitCode)
                .satisfies(captured ->
                        assertThat(captured.err()).endsWith("--broker-port is a number from 0 to 65535, not 70000\n"));
    }

    @Test
    void aWebPortThatIsTakenIsSaidBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(run("up", "--data-dir", directory, "--web-port", taken.getLocalPort()))
                    .returns(ExitCode.FAILED, Captured::exitCode)
                    .satisfies(captured -> assertThat(captured.err())
                            .startsWith(
                                    "onrecord: Port " + taken.getLocalPort() + ", which the web pages want, is taken"));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        Captured captured = run("claims", "--database", "postgresql://me:secret@127.0.0.1:" + freePort() + "/facts");

        assertThat(captured.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(captured.err()).startsWith("onrecord: The database").hasLineCount(1);
        assertThat(captured.err()).doesNotContain("secret");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() throws Exception {
        String servers = "127.0.0.1:" + freePort();

        assertThatThrownBy(() -> ServerCheck.requireKafka(Map.of("bootstrap.servers", servers), PATIENCE))
                .isInstanceOf(KafkaException.class)
                .hasMessage("Kafka does not answer at " + servers + ": is it running there (--bootstrap-servers)?");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNamed() throws Exception {
        URI registry = URI.create("http://127.0.0.1:" + freePort());

        assertThatThrownBy(() -> ServerCheck.requireRegistry(registry, PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessage("The schema registry does not answer at " + registry
                        + ": is it running there (--schema-registry)?");
    }

    private static Captured run(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return Captured.run(Map.of(), words);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
