package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void theFlagWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("settings"), "schema-registry=http://file:1\noutput=json\n");
        Map<String, String> environment = Map.of("ONRECORD_SCHEMA_REGISTRY", "http://environment:1");

        assertThat(parsed(environment, "watch", "--config", file.toString()).connection.schemaRegistry)
                .hasHost("environment");
        assertThat(parsed(environment, "watch", "--config=" + file, "--schema-registry", "http://flag:1")
                        .connection
                        .schemaRegistry)
                .hasHost("flag");
        assertThat(parsed(Map.of(), "watch", "--config=" + file).connection.schemaRegistry)
                .hasHost("file");
        assertThat(parsed(Map.of(), "watch").connection.schemaRegistry).hasHost("127.0.0.1");
    }

    @Test
    void aMistypedKeyIsAUsageErrorWithASuggestion() throws Exception {
        Path file = Files.writeString(directory.resolve("settings"), "bootstrap-server=localhost:1\n");

        assertThat(Captured.run(Map.of(), "watch", "--config", file.toString()))
                .returns(ExitCode.USAGE, Captured::exitCode)
                .satisfies(captured -> assertThat(captured.err()).contains("did you mean 'bootstrap-servers'?"));
    }

    @Test
    void aMistypedVariableIsAUsageErrorToo() {
        assertThat(Captured.run(Map.of("ONRECORD_DATABSE", "x"), "watch"))
                .returns(ExitCode.USAGE, Captured::exitCode)
                .satisfies(captured ->
                        assertThat(captured.err()).contains("ONRECORD_DATABSE").contains("did you mean 'database'?"));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(Captured.run(Map.of(), "watch", "--config", "no-such-file"))
                .returns(ExitCode.USAGE, Captured::exitCode)
                .satisfies(captured -> assertThat(captured.err()).contains("no-such-file"));
    }

    private static WatchCommand parsed(Map<String, String> environment, String... arguments) {
        CommandLine root = new CommandLine(new CommandTree()).setCaseInsensitiveEnumValuesAllowed(true);
        root.setDefaultValueProvider(Configuration.load(root, List.of(arguments), environment));
        return (WatchCommand)
                root.parseArgs(arguments).subcommand().commandSpec().userObject();
    }
}
