package org.onrecord.sink.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Arrays of small JSON objects, for columns of type {@code jsonb}. */
final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the fields of one object. */
    interface Fields<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    private JsonText() {}

    static <T> String array(List<T> items, Fields<T> fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (T item : items) {
                json.writeStartObject();
                fields.write(json, item);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toString();
    }

    /** Without U+0000, which JSON would hide in an escape that {@code jsonb} refuses. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
