package org.onrecord.ingest.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.DataLines;

/** Decodes the bytes of text files as browsers do: byte order mark, then the named set, then UTF-8, then windows-1252. */
final class Charsets {

    private static final Map<String, Charset> LABELS = new HashMap<>();

    static {
        for (DataLines.Line line : DataLines.of(Charsets.class, "encoding-labels.txt")) {
            String[] parts = line.text().split(": ", 2);
            line.require(parts.length == 2, "has no labels");
            // Java has ISO-8859-16 from version 18 on.
            Charset charset = Charset.isSupported(parts[0]) ? Charset.forName(parts[0]) : Charset.forName("ISO-8859-2");
            for (String label : List.of(parts[1].split(" "))) {
                line.require(LABELS.put(label, charset) == null, "repeats the label '" + label + "'");
            }
        }
    }

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String named) {
        Optional<Charset> marked = byteOrderMark(bytes);
        Charset charset = marked.or(() -> named(named)).orElseGet(() -> guess(bytes));
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The character set that browsers read under that label; empty for one that they do not know. */
    static Optional<Charset> named(@Nullable String name) {
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(LABELS.get(name.strip().replace("\"", "").toLowerCase(Locale.ROOT)));
    }

    private static Charset guess(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException legacy) {
            return Charset.forName("windows-1252");
        }
    }

    static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }
}
