/**
 * Decides which proposals stand: features of the words' construction, and weights that were trained offline.
 * No feature holds a word of a document that is not in one of the lexicons.
 */
@NullMarked
package org.onrecord.streams.extract.model;

import org.jspecify.annotations.NullMarked;
