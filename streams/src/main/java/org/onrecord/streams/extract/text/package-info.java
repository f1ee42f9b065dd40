/**
 * Cuts a document into tokens, sentences and paragraphs, and matches lexicons over the tokens, all in linear time.
 * Every offset counts UTF-16 units of {@link org.onrecord.streams.extract.Document#content()}.
 */
@NullMarked
package org.onrecord.streams.extract.text;

import org.jspecify.annotations.NullMarked;
