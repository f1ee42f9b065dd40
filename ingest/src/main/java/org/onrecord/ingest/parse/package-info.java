/**
 * Reads many saved pages at once for evaluation: no broker, no database, constant memory, all processors. One line of
 * JSON goes out for every page, in the order in which they came in.
 */
@NullMarked
package org.onrecord.ingest.parse;

import org.jspecify.annotations.NullMarked;
