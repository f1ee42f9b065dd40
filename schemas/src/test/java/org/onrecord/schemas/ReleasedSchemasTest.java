package org.onrecord.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedSchemasTest {

    private static final Path CURRENT = Path.of("src", "main", "avro");
    private static final Path RELEASES = Path.of("src", "released");

    @TempDir
    Path changed;

    @Test
    void programsOfEveryReleaseAndOfThisOneReadEachOthersRecords() throws IOException {
        assertThat(RELEASES.resolve("1.0")).isDirectory();
        assertThat(ReleasedSchemas.obstacles(CURRENT, RELEASES)).isEmpty();
    }

    @Test
    void aFieldWithADefaultMayCome() throws IOException {
        change(
                "claim.avsc",
                "{\"name\": \"version\"",
                "{\"name\": \"tag\", \"type\": \"string\", \"default\": \"\"},\n{\"name\": \"version\"");

        assertThat(ReleasedSchemas.obstacles(changed, RELEASES)).isEmpty();
    }

    @Test
    void aFieldWithoutADefaultIsRefusedInEveryRecordThatHoldsIt() throws IOException {
        change(
                "claim.avsc",
                "{\"name\": \"version\"",
                "{\"name\": \"tag\", \"type\": \"string\"},\n{\"name\": \"version\"");

        List<String> obstacles = ReleasedSchemas.obstacles(changed, RELEASES);

        assertThat(obstacles)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("records of Claim of 1.0 cannot be read: READER_FIELD_MISSING_DEFAULT_VALUE")
                        .endsWith("tag"))
                .anySatisfy(line -> assertThat(line).startsWith("records of ClaimChange of 1.0 cannot be read"));
    }

    @Test
    void aFieldThatAReleaseNeedsMayNotGo() throws IOException {
        change(
                "publisher.avsc",
                "{\"name\": \"name\", \"type\": \"string\"",
                "{\"name\": \"title\", \"type\": \"string\", \"default\": \"\"");

        assertThat(ReleasedSchemas.obstacles(changed, RELEASES))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("records cannot be read by Publisher of 1.0: READER_FIELD_MISSING_DEFAULT_VALUE"));
    }

    @Test
    void anotherTypeIsRefused() throws IOException {
        change(
                "claim.avsc",
                "{\"name\": \"version\", \"type\": \"long\"",
                "{\"name\": \"version\", \"type\": \"string\"");

        assertThat(ReleasedSchemas.obstacles(changed, RELEASES))
                .anySatisfy(line -> assertThat(line).contains("TYPE_MISMATCH at /fields/1/type"));
    }

    @Test
    void aRecordThatIsGoneIsRefused() throws IOException {
        change("entity.avsc", "\"name\": \"Entity\"", "\"name\": \"Organisation\"");

        assertThat(ReleasedSchemas.obstacles(changed, RELEASES)).contains("Entity of 1.0 is gone");
    }

    /** The current schemas, with one change. */
    private void change(String file, String from, String to) throws IOException {
        try (Stream<Path> schemas = Files.list(CURRENT)) {
            for (Path schema : schemas.toList()) {
                Files.copy(schema, changed.resolve(schema.getFileName()));
            }
        }
        String text = Files.readString(changed.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(changed.resolve(file), text.replace(from, to));
    }
}
