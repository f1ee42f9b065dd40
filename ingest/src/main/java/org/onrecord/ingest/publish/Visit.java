package org.onrecord.ingest.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at one document.
 *
 * @param address as listed, normalised: the key of what is remembered about it
 * @param version what the list says about its version, or null
 * @param at when this look ended
 */
public record Visit(String source, String address, @Nullable String version, Instant at, String runId) {}
