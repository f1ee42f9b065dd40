package org.onrecord.sink.write;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one record of a topic asks to be written, with its rows encoded for COPY as far as they are known. */
sealed interface Entry {

    /** The encoded size. */
    int bytes();

    /**
     * One step of a claim.
     *
     * @param claimRow all columns of {@code claim} but {@code known_from}
     * @param versionRow all columns of {@code claim_version} but {@code known_from}
     * @param added the evidence that came
     * @param removed ids of the evidence that went
     * @param names the names that the step uses for its parties
     */
    record ClaimStep(
            String claimId,
            long version,
            Instant occurredAt,
            byte[] claimRow,
            byte[] versionRow,
            List<Piece> added,
            List<String> removed,
            List<EntityName> names)
            implements Entry {

        public ClaimStep {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            names = List.copyOf(names);
        }

        @Override
        public int bytes() {
            int bytes = claimRow.length + versionRow.length;
            for (Piece piece : added) {
                bytes += piece.row().length;
            }
            return bytes;
        }
    }

    /**
     * A piece of evidence.
     *
     * @param row all columns of {@code evidence} but the system times and {@code until_version}
     */
    record Piece(String evidenceId, byte[] row) {}

    /**
     * A name of an entity.
     *
     * @param canonical true for the name that the claim carries, false for one that an article uses
     */
    record EntityName(String entityId, String name, boolean canonical) {}

    /**
     * One revision of an article.
     *
     * @param row all columns of {@code article}
     */
    record ArticleRevision(String articleId, byte[] row) implements Entry {
        @Override
        public int bytes() {
            return row.length;
        }
    }

    /**
     * What one visit to a source came to.
     *
     * @param row all columns of {@code ingest_run}
     */
    record IngestVisit(String runId, String source, byte[] row) implements Entry {
        @Override
        public int bytes() {
            return row.length;
        }
    }

    /** An organisation as a user defines it. */
    record EntityDefinition(
            String entityId,
            String name,
            String kind,
            List<String> tickers,
            @Nullable String ownerId,
            @Nullable String domain,
            @Nullable String mergedInto,
            List<String> aliases)
            implements Entry {

        private static final int TYPICAL_BYTES = 256;

        public EntityDefinition {
            tickers = List.copyOf(tickers);
            aliases = List.copyOf(aliases);
        }

        @Override
        public int bytes() {
            return TYPICAL_BYTES;
        }
    }

    /** The end of a user's definition. */
    record EntityRemoval(String entityId) implements Entry {
        @Override
        public int bytes() {
            return entityId.length();
        }
    }

    /** A record that cannot be decoded. */
    record Unreadable(String reason) implements Entry {
        @Override
        public int bytes() {
            return reason.length();
        }
    }
}
