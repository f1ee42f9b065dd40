/**
 * The fact store: its tables in PostgreSQL, and the questions that the commands ask of them. Reads only, apart from the
 * migrations.
 */
@NullMarked
package org.onrecord.sink.store;

import org.jspecify.annotations.NullMarked;
