package org.onrecord.streams.ledger;

import java.util.Locale;
import org.onrecord.streams.extract.Document.PublisherKind;

/**
 * Who published a document.
 *
 * @param domain the registrable domain in lower case, or empty when there is none
 */
public record Publisher(String name, String domain, PublisherKind kind) {

    /** What two documents of one publisher share: the domain, or the name in lower case where there is no domain. */
    public String identity() {
        return domain.isEmpty() ? name.toLowerCase(Locale.ROOT) : domain;
    }
}
