/**
 * Documents and claims as lines of JSON: the edge between files and the extractor.
 * Start at {@link org.onrecord.streams.jsonl.ExtractLines}.
 */
@NullMarked
package org.onrecord.streams.jsonl;

import org.jspecify.annotations.NullMarked;
