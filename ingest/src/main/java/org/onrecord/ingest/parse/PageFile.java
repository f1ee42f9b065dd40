package org.onrecord.ingest.parse;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One page to read, or a line of a list that names none.
 *
 * @param id what the output line is called
 * @param file where the page is saved; null when the line cannot be used
 * @param url where the page was found, empty when unknown
 * @param problem one line for a person; null when there is a file
 */
public record PageFile(
        String id,
        @Nullable Path file,
        String url,
        @Nullable String problem) {

    /** A page that was named by its file alone. */
    public static PageFile of(Path file) {
        return new PageFile(file.toString(), file, file.toUri().toString(), null);
    }

    static PageFile unusable(String id, String problem) {
        return new PageFile(id, null, "", problem);
    }
}
