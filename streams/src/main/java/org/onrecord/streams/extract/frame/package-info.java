/**
 * Matches frames (verbs and nouns that express a relation) against parsed sentences and proposes claims.
 * A proposal says who stands where; whether it is a claim is decided later.
 */
@NullMarked
package org.onrecord.streams.extract.frame;

import org.jspecify.annotations.NullMarked;
