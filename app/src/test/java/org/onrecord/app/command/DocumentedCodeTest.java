package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the Java examples in the documents for people compile against what we ship. */
class DocumentedCodeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    /** The imports that README.md names, and those of the Java library. */
    private static final String FRAME = """
            import java.net.URI;
            import java.time.Duration;
            import java.util.*;
            import org.apache.kafka.clients.consumer.*;
            import org.onrecord.avro.*;
            import org.onrecord.schemas.*;

            class Example {
                static void run() throws Exception {
            %s
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/claim-changes.md"})
    void everyJavaExampleCompiles(String document) throws IOException {
        List<String> examples = javaBlocks(document);

        assertThat(examples).isNotEmpty();
        assertThat(examples)
                .allSatisfy(
                        example -> assertThat(complaints(example)).as(example).isEmpty());
    }

    @Test
    void theReadmesSubscriberHasTenLines() throws IOException {
        assertThat(javaBlocks("README.md"))
                .singleElement()
                .satisfies(example -> assertThat(example.lines()).hasSize(10));
    }

    private static List<String> javaBlocks(String document) throws IOException {
        return JAVA_BLOCK
                .matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What the compiler says about statements: nothing when they compile. */
    private String complaints(String statements) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "A JDK runs the tests");
        StringWriter output = new StringWriter();
        List<String> options =
                List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        boolean compiled = compiler.getTask(
                        output, null, null, options, null, List.of(new Source(FRAME.formatted(statements))))
                .call();
        return compiled ? "" : output.toString();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
