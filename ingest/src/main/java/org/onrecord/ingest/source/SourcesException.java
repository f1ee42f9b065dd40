package org.onrecord.ingest.source;

import java.util.List;

/** A sources file cannot be used. The message names every problem with its place, one a line. */
public final class SourcesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SourcesException(String file, List<String> problems) {
        super(
                problems.size() == 1
                        ? file + ": " + problems.get(0)
                        : file + ": " + problems.size() + " problems\n  " + String.join("\n  ", problems));
    }
}
