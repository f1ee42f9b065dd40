/**
 * From topics to tables: {@link org.onrecord.sink.write.ClaimSink} reads and decodes, a plan decides what a batch
 * changes, and a writer applies it together with the next offset in one transaction. Start reading at
 * {@code BatchPlan}, which is pure, then {@code BatchTransaction}, which is all the SQL.
 */
@NullMarked
package org.onrecord.sink.write;

import org.jspecify.annotations.NullMarked;
