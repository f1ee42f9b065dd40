package org.onrecord.streams.extract.attribution;

import org.onrecord.streams.extract.text.Span;

/**
 * Words in quotation marks.
 *
 * @param span the words with their marks
 * @param paragraph the index of the paragraph; a quotation of several paragraphs is one of these for each
 * @param continued whether it goes on from the quotation before it, in an earlier paragraph
 * @param unopened whether its opening mark is missing: a paragraph that only closes
 */
record Quotation(Span span, int paragraph, boolean continued, boolean unopened) {}
