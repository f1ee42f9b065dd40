package org.onrecord.ingest;

import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.source.Listed;
import org.onrecord.ingest.source.LocalFiles;
import org.onrecord.ingest.web.CanonicalAddress;

/** A document that a visit may look at. */
sealed interface Candidate {

    /** The key of what is remembered about it. */
    String address();

    /** What its list says about its version, or null. */
    @Nullable
    String version();

    /**
     * On the web.
     *
     * @param received what became of it, where it was fetched already when its source was looked at; else null
     */
    record OnWeb(String address, Listed listed, @Nullable FetchResult received) implements Candidate {

        OnWeb(String address, Listed listed) {
            this(address, listed, null);
        }

        static OnWeb of(Listed listed) {
            return new OnWeb(CanonicalAddress.of(listed.address()), listed);
        }

        @Override
        public @Nullable String version() {
            return listed.version();
        }
    }

    /** On disk. */
    record OnDisk(LocalFiles.Found file) implements Candidate {

        @Override
        public String address() {
            return file.address();
        }

        @Override
        public String version() {
            return file.version();
        }
    }

    /** A file that was on disk and is no more. */
    record Vanished(String address) implements Candidate {

        @Override
        public @Nullable String version() {
            return null;
        }
    }
}
