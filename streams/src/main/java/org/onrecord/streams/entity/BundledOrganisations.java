package org.onrecord.streams.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables that ship with the product: the files that {@code organisations/index.txt} lists, read once. */
final class BundledOrganisations {

    private static final String DIRECTORY = "organisations/";

    static final EntityTable TABLE = EntityTable.of(OrganisationFile.read(sources(), EntityTable.empty()));

    private BundledOrganisations() {}

    private static List<OrganisationFile.Source> sources() {
        return lines(DIRECTORY + "index.txt").stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(file -> new OrganisationFile.Source(file, lines(DIRECTORY + file)))
                .toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = BundledOrganisations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable resource " + resource, e);
        }
    }
}
