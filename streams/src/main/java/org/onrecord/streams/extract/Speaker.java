package org.onrecord.streams.extract;

import org.jspecify.annotations.Nullable;

/**
 * Whose words a claim's evidence is or reports.
 *
 * @param inferred whether no words name the speaker and the context decided
 * @param resolution how the speaker was found, for a reader
 */
public record Speaker(
        @Nullable String name,
        @Nullable String role,
        @Nullable String organisation,
        boolean inferred,
        String resolution) {}
