package org.onrecord.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaParser;

/** Compares directories of schemas as a registry does at the level FULL_TRANSITIVE: each must read what the other wrote. */
final class ReleasedSchemas {

    private ReleasedSchemas() {}

    /**
     * What keeps programs with the current schemas and programs of any release from reading each other's records, a line
     * for each obstacle.
     *
     * @param releases a directory with one directory of schemas for each release
     */
    static List<String> obstacles(Path current, Path releases) throws IOException {
        Map<String, Schema> now = recordsBelow(current);
        List<String> obstacles = new ArrayList<>();
        for (Path release : entriesOf(releases)) {
            for (Schema released : recordsBelow(release).values()) {
                String name = released.getName() + " of " + release.getFileName();
                Schema successor = now.get(released.getFullName());
                if (successor == null) {
                    obstacles.add(name + " is gone");
                    continue;
                }
                addObstacles(obstacles, "records of " + name + " cannot be read", successor, released);
                addObstacles(obstacles, "records cannot be read by " + name, released, successor);
            }
        }
        return obstacles;
    }

    private static void addObstacles(List<String> obstacles, String what, Schema reader, Schema writer) {
        for (Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()) {
            obstacles.add(what + ": " + found.getType() + " at " + found.getLocation() + ", " + found.getMessage());
        }
    }

    /** The record that each file is named for, by its full name. */
    private static Map<String, Schema> recordsBelow(Path directory) throws IOException {
        SchemaParser parser = new SchemaParser();
        List<SchemaParser.ParseResult> files = new ArrayList<>();
        for (Path file : entriesOf(directory)) {
            files.add(parser.parse(file));
        }
        Map<String, Schema> named = parser.getParsedNamedSchemas().stream()
                .collect(Collectors.toMap(
                        Schema::getFullName, schema -> schema, (first, second) -> first, TreeMap::new));
        Map<String, Schema> records = new LinkedHashMap<>();
        for (SchemaParser.ParseResult file : files) {
            String name = file.mainSchema().getFullName();
            records.put(name, named.get(name));
        }
        return records;
    }

    private static List<Path> entriesOf(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry ->
                            Files.isDirectory(entry) || entry.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }
}
