package org.onrecord.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.fetch.Validators;

/** What ingest remembers from one visit to the next. */
public sealed interface Remembered {

    /** Identifies what is remembered. */
    String key();

    /** When it was noted: of two with one key the later holds. */
    Instant updatedAt();

    /**
     * A source as a whole.
     *
     * @param visitedAt the end of its last visit
     * @param interval what led to {@code nextVisitAt}
     * @param validators of its list, when that was read without a failure
     * @param movedTo where its list has moved for good
     * @param version of a file or archive that was read to its end
     */
    record OfSource(
            String source,
            Instant updatedAt,
            Instant visitedAt,
            Instant nextVisitAt,
            Duration interval,
            int failures,
            Validators validators,
            @Nullable String movedTo,
            @Nullable String version)
            implements Remembered {

        @Override
        public String key() {
            return key(source);
        }

        static String key(String source) {
            return "SOURCE/" + source;
        }
    }

    /**
     * One address that a source led to.
     *
     * @param address as listed, normalised
     * @param nextVisitAt when it is worth another look though its source no longer lists it
     * @param version what the list said about it when it was last read
     * @param articleId of the article that was found there, or null
     * @param contentHash of what was last found there
     * @param withdrawn whether its article was withdrawn because it is gone
     */
    record OfDocument(
            String source,
            String address,
            Instant updatedAt,
            Instant firstSeenAt,
            Instant visitedAt,
            Instant nextVisitAt,
            Duration interval,
            int failures,
            int goneVisits,
            Validators validators,
            @Nullable String movedTo,
            @Nullable String version,
            @Nullable String articleId,
            @Nullable String contentHash,
            boolean withdrawn)
            implements Remembered {

        @Override
        public String key() {
            return key(source, address);
        }

        static String key(String source, String address) {
            return "DOCUMENT/" + source + "/" + address;
        }
    }

    /** An article as last published, wherever it was found. */
    record OfArticle(
            String articleId,
            Instant updatedAt,
            String canonicalUrl,
            String contentHash,
            String textHash,
            boolean withdrawn)
            implements Remembered {

        @Override
        public String key() {
            return key(articleId);
        }

        static String key(String articleId) {
            return "ARTICLE/" + articleId;
        }
    }
}
