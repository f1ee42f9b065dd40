package org.onrecord.sink.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Basis;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Status;

/**
 * What one article says about one claim.
 *
 * @param evidenceId the piece of evidence
 * @param articleId the article
 * @param polarity whether it affirms or denies
 * @param phase how far the deal has come
 * @param status whether a party says it
 * @param basis what earned the status
 * @param quote the article's words, letter for letter
 * @param start inclusive offset of the quote in the article's text, in UTF-16 units
 * @param end exclusive offset of the quote
 * @param subject the words that stand for the subject
 * @param object the words that stand for the object
 * @param speaker whose words they are, where known
 * @param cues the words that decided
 * @param qualifiers what the deal is about
 * @param confidence 0 to 1
 * @param rule the frame that found it
 * @param extractorVersion the extractor that found it
 * @param url address of the article
 * @param title title of the article
 * @param publisher name of the publisher
 * @param publishedAt when the article says it was published
 * @param observedAt when its revision was fetched
 * @param withdrawnAt when it was found to be gone; null while it is live
 */
public record EvidenceFact(
        String evidenceId,
        String articleId,
        Polarity polarity,
        Phase phase,
        Status status,
        Basis basis,
        String quote,
        int start,
        int end,
        Mention subject,
        Mention object,
        @Nullable Speaker speaker,
        List<Cue> cues,
        ClaimFact.Qualifiers qualifiers,
        double confidence,
        String rule,
        String extractorVersion,
        String url,
        String title,
        String publisher,
        @Nullable Instant publishedAt,
        Instant observedAt,
        @Nullable Instant withdrawnAt) {

    public EvidenceFact {
        cues = List.copyOf(cues);
    }

    /**
     * A party as the article names it.
     *
     * @param name the fullest form that the article uses
     * @param text the words from start to end
     */
    public record Mention(String name, String text, int start, int end) {}

    /**
     * Whose words they are.
     *
     * @param inferred whether the context decided, as no words name the speaker
     */
    public record Speaker(
            @Nullable String name,
            @Nullable String role,
            @Nullable String organisation,
            boolean inferred,
            String resolution) {}

    /** Words that decided something. */
    public record Cue(String kind, String text, int start, int end) {}
}
