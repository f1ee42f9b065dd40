package org.onrecord.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.onrecord.ingest.web.WebAddress;

/** Reads the pages of a web archive (.warc, .warc.gz), one at a time, in the order of the archive. */
public final class WebArchive implements AutoCloseable {

    private final WarcReader reader;
    private final long maxPageBytes;

    /** @throws IOException when the file cannot be read or is no web archive */
    public WebArchive(Path file, long maxPageBytes) throws IOException {
        this.reader = new WarcReader(file);
        this.maxPageBytes = maxPageBytes;
    }

    /**
     * A page as it was archived.
     *
     * @param charset as the server named it, or null
     */
    public record Captured(
            WebAddress address, String mediaType, @Nullable String charset, byte[] bytes, Instant capturedAt) {}

    /**
     * The next answer with status 200 that fits the limit; empty at the end.
     *
     * @throws IOException when the archive is damaged
     */
    public Optional<Captured> next() throws IOException {
        for (Optional<WarcRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
            if (record.get() instanceof WarcResponse response) {
                Optional<Captured> captured = captured(response);
                if (captured.isPresent()) {
                    return captured;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Optional<Captured> captured(WarcResponse response) throws IOException {
        Optional<WebAddress> address = WebAddress.parse(response.target());
        boolean isHttp = response.contentType().base().equals(MediaType.HTTP);
        if (address.isEmpty() || !isHttp) {
            return Optional.empty();
        }
        HttpResponse http = response.http();
        if (http.status() != 200) {
            return Optional.empty();
        }
        MediaType type = contentType(http);
        byte[] bytes = body(http);
        return bytes.length > maxPageBytes
                ? Optional.empty()
                : Optional.of(new Captured(
                        address.get(),
                        type.base().toString(),
                        type.parameters().get("charset"),
                        bytes,
                        response.date()));
    }

    private static MediaType contentType(HttpResponse http) {
        try {
            return http.contentType();
        } catch (IllegalArgumentException unreadable) {
            return MediaType.parse("text/html");
        }
    }

    private byte[] body(HttpResponse http) throws IOException {
        MessageBody body = http.bodyDecoded();
        try (InputStream in = body.stream()) {
            return in.readNBytes((int) Math.min(maxPageBytes + 1, Integer.MAX_VALUE - 8));
        }
    }
}
