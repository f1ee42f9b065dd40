package org.onrecord.app.sample;

import org.onrecord.streams.ledger.ClaimKey;

/**
 * A fact that the product tells.
 *
 * @param key what it is about, as {@link Truth#key} gives it
 * @param isOfficial whether it is said to come from a party itself
 * @param words the fact in words, with what it rests on
 */
public record Told(ClaimKey key, boolean isOfficial, String words) {}
