/**
 * The components put together in one process: what {@code up} and {@code demo} run, and how to tell that all that came in
 * has reached the fact table.
 */
@NullMarked
package org.onrecord.app.stack;

import org.jspecify.annotations.NullMarked;
