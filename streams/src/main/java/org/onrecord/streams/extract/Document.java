package org.onrecord.streams.extract;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article as the extractor reads it.
 *
 * @param id the article's key, echoed in errors only
 * @param publisherName the outlet's name, empty when unknown
 * @param issuers the organisations that the document is by, when the publisher's page names them; mostly empty
 * @param title the headline, empty when there is none
 * @param text the body; blocks are separated by line feeds
 * @param date the day of publication, null when unknown
 */
public record Document(
        String id,
        Kind kind,
        String publisherName,
        PublisherKind publisherKind,
        List<String> issuers,
        String title,
        String text,
        @Nullable LocalDate date) {

    /** What sort of writing the document is. */
    public enum Kind {
        UNKNOWN,
        PRESS_RELEASE,
        NEWS,
        BLOG
    }

    /** Who publishes the document. A promotion service writes about companies for money and is not the company. */
    public enum PublisherKind {
        UNKNOWN,
        COMPANY,
        WIRE,
        NEWS,
        BLOG,
        PROMOTION
    }

    public Document {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(publisherKind, "publisherKind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        publisherName = Objects.requireNonNullElse(publisherName, "");
        issuers = List.copyOf(issuers);
    }

    /** A document of which only the words are known. */
    public static Document of(Kind kind, String title, String text) {
        return new Document("", kind, "", PublisherKind.UNKNOWN, List.of(), title, text, null);
    }

    /** The title, a line feed, and the text; the text alone where there is no title. Every offset points into this. */
    public String content() {
        return title.isEmpty() ? text : title + "\n" + text;
    }
}
