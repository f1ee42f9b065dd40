package org.onrecord.ingest.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.avro.IngestRun;

/**
 * What is published as one: all of it or nothing.
 *
 * @param article a revision, or null when there is none
 * @param run the report of a visit that ends with this, or null
 */
public record Publication(
        @Nullable Article article,
        List<Remembered> remembered,
        @Nullable IngestRun run) {

    public Publication {
        remembered = List.copyOf(remembered);
    }

    /** Only something to remember. */
    public static Publication of(Remembered remembered) {
        return new Publication(null, List.of(remembered), null);
    }
}
