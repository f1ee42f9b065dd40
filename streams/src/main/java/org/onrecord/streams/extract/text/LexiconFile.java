package org.onrecord.streams.extract.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A lexicon in the resources beside a class: UTF-8, one entry a line, fields separated by tabs; {@code #} starts a
 * comment line; the file starts with a comment that says what it is. A duplicate first field, or an empty one, is an
 * error at load.
 */
public final class LexiconFile {
    private final String name;
    private final List<List<String>> rows;

    private LexiconFile(String name, List<List<String>> rows) {
        this.name = name;
        this.rows = List.copyOf(rows);
    }

    /** Reads a lexicon in which first fields are unique. */
    public static LexiconFile of(Class<?> beside, String name) {
        LexiconFile file = read(beside, name);
        Set<String> seen = new HashSet<>();
        for (List<String> row : file.rows) {
            if (!seen.add(row.get(0))) {
                throw new IllegalStateException(name + ": duplicate entry \"" + row.get(0) + "\"");
            }
        }
        return file;
    }

    /** Reads a lexicon in which whole rows are unique. */
    public static LexiconFile ofRows(Class<?> beside, String name) {
        LexiconFile file = read(beside, name);
        Set<List<String>> seen = new HashSet<>();
        for (List<String> row : file.rows) {
            if (!seen.add(row)) {
                throw new IllegalStateException(name + ": duplicate row " + row);
            }
        }
        return file;
    }

    private static LexiconFile read(Class<?> beside, String name) {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + ": not found beside " + beside.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            boolean first = true;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (first && !line.startsWith("#")) {
                    throw new IllegalStateException(name + ": must start with a comment that says what it is");
                }
                first = false;
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(fields(name, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return new LexiconFile(name, rows);
    }

    private static List<String> fields(String name, String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(field.strip());
        }
        if (fields.get(0).isEmpty()) {
            throw new IllegalStateException(name + ": empty first field in \"" + line + "\"");
        }
        return List.copyOf(fields);
    }

    public String name() {
        return name;
    }

    public List<List<String>> rows() {
        return rows;
    }

    /** The first fields. */
    public Set<String> entries() {
        Set<String> entries = new LinkedHashSet<>();
        for (List<String> row : rows) {
            entries.add(row.get(0));
        }
        return entries;
    }
}
