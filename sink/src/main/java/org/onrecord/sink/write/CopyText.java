package org.onrecord.sink.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of PostgreSQL's COPY, as UTF-8 bytes. PostgreSQL's text cannot hold U+0000: it is written as
 * U+FFFD, which keeps every offset into the text right, as both are one UTF-16 unit.
 */
final class CopyText {

    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private byte[] bytes;
    private int length;
    private boolean inRow;

    CopyText(int capacityBytes) {
        bytes = new byte[capacityBytes];
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The array behind the rows, of which the first {@link #length()} bytes are filled. */
    byte[] array() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    CopyText text(@Nullable String value) {
        separate();
        if (value == null) {
            append(NULL);
        } else {
            escape(value);
        }
        return this;
    }

    CopyText number(long value) {
        return plain(Long.toString(value));
    }

    CopyText number(double value) {
        return plain(Double.toString(value));
    }

    CopyText number(@Nullable Long value) {
        return plain(value == null ? null : value.toString());
    }

    CopyText flag(@Nullable Boolean value) {
        return plain(value == null ? null : value ? "t" : "f");
    }

    /** A choice out of an enum, whose names are the values of the column's domain. */
    CopyText choice(@Nullable Enum<?> value) {
        return plain(value == null ? null : value.name());
    }

    CopyText instant(@Nullable Instant value) {
        return plain(value == null ? null : value.toString());
    }

    /** An array of text. */
    CopyText texts(Collection<String> values) {
        StringBuilder literal = new StringBuilder("{");
        for (String value : values) {
            literal.append(literal.length() == 1 ? "\"" : ",\"");
            literal.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return text(literal.append('}').toString());
    }

    /** Fields that were written before, as one or more fields of this row. */
    CopyText fields(byte[] encoded) {
        separate();
        append(encoded);
        return this;
    }

    CopyText endRow() {
        append((byte) '\n');
        inRow = false;
        return this;
    }

    private CopyText plain(@Nullable String ascii) {
        separate();
        if (ascii == null) {
            append(NULL);
            return this;
        }
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    private void separate() {
        if (inRow) {
            append((byte) '\t');
        }
        inRow = true;
    }

    private void escape(String value) {
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit > '\\' || (unit > '\r' && unit != '\\')) {
                continue;
            }
            byte[] escaped = escapeOf(unit);
            if (escaped != null) {
                append(value, start, i);
                append(escaped);
                start = i + 1;
            }
        }
        append(value, start, value.length());
    }

    private static byte @Nullable [] escapeOf(char unit) {
        return switch (unit) {
            case 0 -> REPLACEMENT;
            case '\t' -> new byte[] {'\\', 't'};
            case '\n' -> new byte[] {'\\', 'n'};
            case '\r' -> new byte[] {'\\', 'r'};
            case '\\' -> new byte[] {'\\', '\\'};
            default -> null;
        };
    }

    private void append(String value, int from, int to) {
        if (from < to) {
            append((from == 0 && to == value.length() ? value : value.substring(from, to))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void append(byte one) {
        reserve(1);
        bytes[length++] = one;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
