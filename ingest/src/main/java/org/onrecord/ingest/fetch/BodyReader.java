package org.onrecord.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Reads bodies with a limit that holds after decompression, so that a small bomb stays small. */
final class BodyReader {

    private static final int MAX_CODINGS = 2;
    private static final int BUFFER_BYTES = 16_384;

    private BodyReader() {}

    /**
     * @param contentEncoding the header's value, empty for none
     * @throws TooLargeException when the decompressed body exceeds the limit
     * @throws IOException when the body is broken off, damaged or in an unknown coding
     */
    static byte[] read(InputStream body, String contentEncoding, HttpExchange.Limit limit) throws IOException {
        try (InputStream decoded = decoded(body, contentEncoding)) {
            return limited(decoded, limit);
        }
    }

    static byte[] limited(InputStream in, HttpExchange.Limit limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            long room = limit.maxBytes() - out.size();
            if (read > room && !limit.truncate()) {
                throw new TooLargeException(limit.maxBytes());
            }
            out.write(buffer, 0, (int) Math.min(read, room));
            if (read > room) {
                break;
            }
        }
        return out.toByteArray();
    }

    private static InputStream decoded(InputStream body, String contentEncoding) throws IOException {
        List<String> codings = new ArrayList<>();
        for (String coding : contentEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String name = coding.strip();
            if (!name.isEmpty() && !name.equals("identity")) {
                codings.add(name);
            }
        }
        if (codings.size() > MAX_CODINGS) {
            throw new IOException("the body is encoded " + codings.size() + " times over");
        }
        InputStream in = body;
        for (int i = codings.size() - 1; i >= 0; i--) {
            in = decodedOnce(in, codings.get(i));
        }
        return in;
    }

    private static InputStream decodedOnce(InputStream in, String coding) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first < 0) {
            return buffered;
        }
        return switch (coding) {
            case "gzip", "x-gzip" -> first == 0x1f && second == 0x8b ? new GZIPInputStream(buffered) : buffered;
            case "deflate" -> new InflaterInputStream(buffered, new Inflater(!isZlib(first, second)));
            case "br" -> new BrotliInputStream(buffered);
            default -> throw new IOException("the body is in an unknown coding, " + coding);
        };
    }

    /** Servers send both the zlib format that "deflate" means and the bare one that it says. */
    private static boolean isZlib(int first, int second) {
        return (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
    }

    /** The body is larger than is allowed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;

        TooLargeException(long maxBytes) {
            super("larger than " + maxBytes + " bytes");
        }
    }
}
