/**
 * Where articles are found: the sources file, checked as it is read, and readers for feeds, sitemaps, listing pages,
 * mail files and web archives. The readers are pure: bytes in, values out.
 */
@NullMarked
package org.onrecord.ingest.source;

import org.jspecify.annotations.NullMarked;
