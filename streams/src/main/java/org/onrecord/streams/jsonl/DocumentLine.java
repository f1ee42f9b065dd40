package org.onrecord.streams.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Document;

/** Reads a document from a line's JSON: {@code id, kind, publisher, publisherKind, issuers, title, text, date}. */
public final class DocumentLine {
    private DocumentLine() {}

    /** @throws IllegalArgumentException with a message for people when a field is missing or has the wrong type */
    public static Document document(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a line must be a JSON object");
        }
        return new Document(
                required(node, "id"),
                constant(Document.Kind.class, text(node, "kind"), Document.Kind.UNKNOWN),
                text(node, "publisher"),
                constant(Document.PublisherKind.class, text(node, "publisherKind"), Document.PublisherKind.UNKNOWN),
                issuers(node),
                text(node, "title"),
                required(node, "text"),
                date(text(node, "date")));
    }

    private static String required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" must be a string");
        }
        return value.textValue();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" must be a string");
        }
        return value.textValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        return otherwise;
    }

    private static List<String> issuers(JsonNode node) {
        List<String> issuers = new ArrayList<>();
        JsonNode value = node.get("issuers");
        if (value != null && value.isArray()) {
            value.forEach(issuer -> issuers.add(issuer.asText()));
        }
        return issuers;
    }

    private static @Nullable LocalDate date(String text) {
        if (text.length() < 10) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
