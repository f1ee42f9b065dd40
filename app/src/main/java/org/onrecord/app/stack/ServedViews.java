package org.onrecord.app.stack;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.avro.ClaimChange;

/**
 * What the pages show beside the facts themselves.
 *
 * @param status the sections of the status page, by their titles
 * @param change the object that a browser gets for a change
 */
public record ServedViews(Supplier<Map<String, ?>> status, Function<ClaimChange, Map<String, ?>> change) {}
