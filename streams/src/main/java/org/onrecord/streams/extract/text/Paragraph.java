package org.onrecord.streams.extract.text;

/**
 * A non-empty line of the content.
 *
 * @param firstSentence inclusive
 * @param endSentence exclusive
 */
public record Paragraph(int index, Span span, int firstSentence, int endSentence) {}
