package org.onrecord.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to recognise a version of a document by. Both are sent back letter for letter: servers compare
 * them as strings, whatever the standard says.
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    /** For a first visit. */
    public static final Validators NONE = new Validators(null, null);

    /** Whether there is nothing to send. */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }
}
