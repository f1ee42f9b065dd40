package org.onrecord.streams.ledger;

/**
 * Words that decided something about a claim.
 *
 * @param kind what they decided, such as TRIGGER or HEDGE
 * @param start inclusive offset into the article's text
 * @param end exclusive offset
 */
public record Cue(String kind, String text, int start, int end) {}
