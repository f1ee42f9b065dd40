package org.onrecord.ingest.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a data file that ships with the program: one entry a line, {@code #} for comments. */
public final class DataLines {

    private DataLines() {}

    /**
     * One entry.
     *
     * @param text without spaces at its ends, never empty
     */
    public record Line(String resource, int number, String text) {

        /** Refuses a line that breaks the file's format. */
        public void require(boolean holds, String problem) {
            if (!holds) {
                throw new IllegalStateException(resource + ", line " + number + " " + problem + ": " + text);
            }
        }
    }

    /**
     * The entries of a resource that lies beside a class.
     *
     * @throws IllegalStateException when it is missing
     */
    public static List<Line> of(Class<?> reader, String resource) {
        try (InputStream in = reader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing beside " + reader.getName());
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Line> entries = new ArrayList<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(new Line(resource, number, line.strip()));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
