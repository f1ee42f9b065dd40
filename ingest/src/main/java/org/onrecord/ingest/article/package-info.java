/**
 * From the bytes of a page to the article in it: title, dates, byline, publisher and the blocks of its text. Pure:
 * nothing here reads a socket, a file or a clock, and what cannot be read is a {@link
 * org.onrecord.ingest.article.ParseResult.Rejected}, never an exception.
 */
@NullMarked
package org.onrecord.ingest.article;

import org.jspecify.annotations.NullMarked;
