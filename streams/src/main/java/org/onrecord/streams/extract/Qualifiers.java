package org.onrecord.streams.extract;

import org.jspecify.annotations.Nullable;

/**
 * What narrows a claim, each in the document's words.
 *
 * @param group the alliance or venture that ties the pairs of one deal together
 */
public record Qualifiers(
        @Nullable String product,
        @Nullable String group,
        @Nullable String place,
        @Nullable String since,
        @Nullable String until) {
    public static final Qualifiers NONE = new Qualifiers(null, null, null, null, null);
}
