/**
 * The contract between the modules: which topics exist, and how their records travel as Avro with a schema registry's
 * framing. Nothing here knows what a claim means.
 */
@NullMarked
package org.onrecord.schemas;

import org.jspecify.annotations.NullMarked;
