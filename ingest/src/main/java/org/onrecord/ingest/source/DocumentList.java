package org.onrecord.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;

/** What a feed, a sitemap or a page of a list holds, or why it holds nothing. */
public sealed interface DocumentList {

    /**
     * The documents, in the order of the list.
     *
     * @param further other lists of the same kind that this one leads to: nested sitemaps, the next page
     */
    record Documents(List<Listed> documents, List<WebAddress> further) implements DocumentList {

        public Documents {
            documents = List.copyOf(documents);
            further = List.copyOf(further);
        }
    }

    /** It cannot be read as what it should be. */
    record Unreadable(String reason) implements DocumentList {}

    /** Documents without further lists. */
    static DocumentList of(List<Listed> documents, @Nullable WebAddress further) {
        return new Documents(documents, further == null ? List.of() : List.of(further));
    }
}
