package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topics;
import picocli.CommandLine;

/** That the documents for people name classes, modules, topics, files and commands that are there. */
class DocumentedNamesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CLASS = Pattern.compile("(?<![-\\w])[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");
    /** Its names are the compiler's business, see {@link DocumentedCodeTest}. */
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n.*?^```$");

    private static final Pattern TOPIC = Pattern.compile("\\bonrecord\\.[a-z.-]+\\.v\\d+\\b");
    private static final Pattern FILE = Pattern.compile(
            "docs/[\\w/.-]*\\w|\\.ci/\\w+|\\b[A-Z]{4,}\\.md|docker-compose\\.yml|sources\\.example\\.yaml");
    private static final Pattern COMMAND = Pattern.compile("(?:^|[\\s`])\\./onrecord ([a-z][^`\\n]*)");
    private static final Pattern MODULE_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\| [^|]* \\|$");
    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+)`");
    /** Where an example's words end: at a redirection, a pipe, or the explanation beside it. */
    private static final Pattern END_OF_COMMAND = Pattern.compile(" {2,}| [>|] ");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void everyClassIsThere(String document) throws IOException {
        Set<String> classes = classes();

        assertThat(found(CLASS, document)).isSubsetOf(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void everyTopicIsThere(String document) throws IOException {
        Topics topics = new Topics(new HttpSchemaRegistry(URI.create("http://127.0.0.1:1"), Duration.ZERO), 1);
        Set<String> names = topics.all().stream().map(topic -> topic.name()).collect(Collectors.toSet());

        assertThat(found(TOPIC, document)).isSubsetOf(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void everyFileIsThere(String document) throws IOException {
        assertThat(found(FILE, document)).allMatch(file -> Files.exists(ROOT.resolve(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void everyCommandIsOneThatCanBeTyped(String document) throws IOException {
        List<String> commands = COMMAND.matcher(text(document))
                .results()
                .map(match -> END_OF_COMMAND.split(match.group(1))[0].strip())
                .toList();

        assertThat(commands)
                .allSatisfy(command -> assertThatCode(() -> new CommandLine(new CommandTree())
                                .setCaseInsensitiveEnumValuesAllowed(true)
                                .parseArgs(command.split(" +")))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    @Test
    void everyModuleHasThePackagesThatItIsSaidToHold() throws IOException {
        List<MatchResult> rows =
                MODULE_ROW.matcher(text("ARCHITECTURE.md")).results().toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(6);
        assertThat(rows).allSatisfy(row -> {
            Path sources = ROOT.resolve(row.group(1))
                    .resolve("src/main/java/org/onrecord")
                    .resolve(row.group(1));
            assertThat(sources).isDirectory();
            assertThat(PACKAGE.matcher(row.group(2)).results().map(match -> match.group(1)))
                    .allSatisfy(name -> assertThat(sources.resolve(name)).isDirectory());
        });
    }

    private static Set<String> found(Pattern pattern, String document) throws IOException {
        return pattern.matcher(text(document))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String document) throws IOException {
        return JAVA_BLOCK.matcher(Files.readString(ROOT.resolve(document))).replaceAll("");
    }

    /** The names of all source files, and of the records that the schemas generate. */
    private static Set<String> classes() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java") || name.endsWith(".avsc"))
                        .forEach(name -> names.add(name.substring(0, name.lastIndexOf('.'))));
            }
        }
        return names;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .filter(directory -> Files.isDirectory(directory.resolve("src")))
                    .toList();
        }
    }
}
