/**
 * A light parse of one sentence: units with word classes, chunks, and the fillers of the places around a verb or noun.
 * Only sentences that may hold a claim are parsed; everything is bounded by the length of the sentence.
 */
@NullMarked
package org.onrecord.streams.extract.syntax;

import org.jspecify.annotations.NullMarked;
