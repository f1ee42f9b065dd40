/**
 * Reads one document and returns the partnership claims that it makes, each with its exact words.
 * Pure: start at {@link org.onrecord.streams.extract.ClaimExtractor}.
 */
@NullMarked
package org.onrecord.streams.extract;

import org.jspecify.annotations.NullMarked;
