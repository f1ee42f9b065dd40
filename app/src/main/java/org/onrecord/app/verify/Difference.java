package org.onrecord.app.verify;

import org.jspecify.annotations.Nullable;

/**
 * A place where what is kept is not what it should be.
 *
 * @param claimId the claim, or empty where it is about no claim
 * @param field what differs: a column of the fact store, a step of the claim, a dead letter
 * @param expected what the articles come to; null where that does not say
 * @param topic what the topics hold; null where they do not say
 * @param store what the fact store holds; null where it does not say
 */
public record Difference(
        String claimId,
        String field,
        @Nullable String expected,
        @Nullable String topic,
        @Nullable String store) {}
