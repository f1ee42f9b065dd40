package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import picocli.CommandLine;

/** That docker-compose.yml and the Dockerfile fit the commands, and keep to what is written about them. */
class ComposeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> OURS = List.of("ingest", "streams", "sink", "serve");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void theServersAreTheOnesThatOnRecordIsTestedWith() {
        assertThat(services.get("kafka")).containsEntry("image", "apache/kafka:4.3.1");
        assertThat(services.get("postgres")).containsEntry("image", "postgres:18");
        assertThat(services.get("registry").get("image").toString())
                .matches("apicurio/apicurio-registry:3\\.\\d+\\.\\d+");
    }

    @Test
    void ourFourProcessesRunFromOneImage() {
        assertThat(services.keySet()).containsAll(OURS).hasSize(OURS.size() + 3);
        assertThat(OURS)
                .allSatisfy(name -> assertThat(services.get(name))
                        .containsEntry("build", ".")
                        .containsEntry("image", services.get("ingest").get("image")));
    }

    @Test
    void everyCommandLineIsOneThatOurCommandsTake() {
        assertThat(OURS).allSatisfy(name -> {
            String[] words = words(services.get(name).get("command"));
            CommandLine root = new CommandLine(new CommandTree()).setCaseInsensitiveEnumValuesAllowed(true);

            assertThat(words[0]).isEqualTo(name);
            assertThatCode(() -> root.parseArgs(words)).doesNotThrowAnyException();
        });
    }

    @Test
    void everyVariableIsOneThatOurCommandsKnow() {
        assertThat(OURS).allSatisfy(name -> {
            Map<String, String> environment = environment(name);
            CommandLine root = new CommandLine(new CommandTree());

            assertThat(environment.keySet()).isNotEmpty().allMatch(variable -> variable.startsWith("ONRECORD_"));
            Configuration.load(root, List.of(name), environment);
        });
    }

    @Test
    void ourProcessesNameTheServersByTheirServices() {
        Map<String, String> environment = environment("streams");

        assertThat(environment)
                .containsEntry("ONRECORD_BOOTSTRAP_SERVERS", "kafka:9092")
                .containsEntry("ONRECORD_SCHEMA_REGISTRY", "http://registry:8080/apis/ccompat/v7")
                .containsEntry("ONRECORD_DATABASE", "postgresql://onrecord@postgres:5432/onrecord");
        assertThat(services.get("kafka").get("environment").toString()).contains("INTERNAL://kafka:9092");
    }

    @Test
    void everyPortIsOpenToThisMachineOnly() {
        assertThat(services.values().stream()
                        .filter(service -> service.containsKey("ports"))
                        .flatMap(service -> ((List<?>) service.get("ports")).stream()))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
    }

    @Test
    void theImageIsMadeOfFilesThatTheBuildMakes() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("Dockerfile"));

        assertThat(lines).contains("COPY onrecord /opt/onrecord/onrecord", "COPY app/target/lib /opt/onrecord/lib");
        assertThat(lines).contains("ENTRYPOINT [\"/opt/onrecord/onrecord\"]");
        assertThat(lines).anyMatch(line -> line.startsWith("USER ") && !line.contains("root"));
        assertThat(ROOT.resolve("onrecord")).isExecutable();
        assertThat(Files.readString(ROOT.resolve("app/pom.xml"))).contains("${project.build.directory}/lib");
    }

    private Map<String, String> environment(String service) {
        Map<?, ?> variables =
                (Map<?, ?>) Objects.requireNonNull(services.get(service).get("environment"), service);
        return variables.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }

    private static String[] words(Object command) {
        return ((List<?>) command).stream().map(Object::toString).toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        try {
            Map<String, Object> file = (Map<String, Object>)
                    new Load(settings).loadFromString(Files.readString(ROOT.resolve("docker-compose.yml")));
            return new TreeMap<>((Map<String, Map<String, Object>>) file.get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
