package org.onrecord.ingest.source;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.onrecord.ingest.web.WebAddress;

/**
 * Writes pages to a web archive that {@link WebArchive} reads, one record each, gzipped where the name ends in {@code
 * .gz}. Safe for use by several threads.
 */
public final class WebArchiveWriter implements AutoCloseable {

    private final WarcWriter writer;

    /**
     * Begins a new archive.
     *
     * @throws IOException when the file is there already or cannot be written
     */
    public WebArchiveWriter(Path file) throws IOException {
        boolean isZipped = file.toString().endsWith(".gz");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        this.writer = new WarcWriter(channel, isZipped ? WarcCompression.GZIP : WarcCompression.NONE);
        writer.write(new Warcinfo.Builder()
                .filename(String.valueOf(file.getFileName()))
                .fields(Map.of("software", List.of("On Record"), "format", List.of("WARC File Format 1.0")))
                .build());
    }

    /**
     * Adds a page as an answer with status 200, its body as it is after decompression.
     *
     * @param mediaType type and subtype, or empty
     * @param charset as the server named it, or null
     * @throws IOException when it cannot be written
     */
    public void add(WebAddress address, String mediaType, @Nullable String charset, byte[] bytes, Instant at)
            throws IOException {
        String type = mediaType.isEmpty() ? "text/html" : mediaType;
        MediaType written = MediaType.parse(charset == null ? type : type + "; charset=\"" + charset + '"');
        HttpResponse http =
                new HttpResponse.Builder(200, "OK").body(written, bytes).build();
        writer.write(new WarcResponse.Builder(URI.create(address.toString()))
                .date(at)
                .body(http)
                .build());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
