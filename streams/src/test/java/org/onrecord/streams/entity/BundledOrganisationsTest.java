package org.onrecord.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledOrganisationsTest {

    @Test
    void theTableHoldsThousandsOfOrganisationsWithoutConflict() {
        EntityTable table = EntityTable.bundled();

        assertThat(table.entities()).hasSizeGreaterThan(3_000);
    }

    @Test
    void everyOrganisationIsFoundByItsOwnName() {
        EntityTable table = EntityTable.bundled();

        assertThat(table.entities())
                .allSatisfy(entity -> assertThat(table.resolve(entity.name()).entityId())
                        .as(entity.name())
                        .isEqualTo(entity.id()));
    }

    @Test
    void everyTableInTheDirectoryIsListed() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(BundledOrganisations.class.getResource("organisations/index.txt"));
        Path directory = Path.of(index.toURI()).getParent();
        List<String> listed = Files.readAllLines(directory.resolve("index.txt"));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".tsv")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(listed).contains(name));
        }
    }

    @Test
    void aShortNameThatSeveralBearIsAmbiguous() {
        EntityTable table = EntityTable.bundled();

        assertThat(table.resolve("Leica Camera AG").entityId())
                .isEqualTo(table.resolve("Leica Camera").entityId());
        assertThat(table.resolve("Apple Inc.").entityId())
                .isEqualTo(table.resolve("Apple").entityId());
        assertThat(table.resolve("Apple Records").entityId())
                .isNotEqualTo(table.resolve("Apple").entityId());
    }
}
