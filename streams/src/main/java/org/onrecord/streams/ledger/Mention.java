package org.onrecord.streams.ledger;

/**
 * A party as an article names it where the claim is made.
 *
 * @param name the fullest form that the article uses
 * @param text the words from start to end, which may be a pronoun
 * @param start inclusive offset into the article's text
 * @param end exclusive offset
 */
public record Mention(String entityId, String name, String text, int start, int end) {

    Party party() {
        return new Party(entityId, name);
    }
}
