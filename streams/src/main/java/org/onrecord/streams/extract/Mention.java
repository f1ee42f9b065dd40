package org.onrecord.streams.extract;

import org.onrecord.streams.extract.text.Span;

/**
 * A party where a claim names it.
 *
 * @param text the words at {@code span}, which may be a pronoun
 * @param name the fullest form that the document uses for the party
 */
public record Mention(Span span, String text, String name) {}
