package org.onrecord.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.publish.Decision;
import org.onrecord.ingest.source.WebArchiveWriter;

/** Keeps every page that comes from the web in an archive from which the run can be replayed, and passes everything on. */
public final class ArchivingListener implements IngestListener, AutoCloseable {

    private final IngestListener next;
    private final WebArchiveWriter archive;
    private volatile @Nullable IOException failure;

    /**
     * @param file that does not exist yet
     * @param next hears all that this one hears
     * @throws IOException when the archive cannot be begun
     */
    public ArchivingListener(Path file, IngestListener next) throws IOException {
        this.next = next;
        this.archive = new WebArchiveWriter(file);
    }

    @Override
    public void sourceStarted(String source) {
        next.sourceStarted(source);
    }

    @Override
    public void documentsListed(String source, int count) {
        next.documentsListed(source, count);
    }

    @Override
    public void pageReceived(String source, FetchResult.Fetched page, Instant at) {
        if (failure == null) {
            try {
                archive.add(page.address(), page.mediaType(), page.charset(), page.bytes(), at);
            } catch (IOException | IllegalArgumentException e) {
                failure = new IOException(page.address() + " could not be archived: " + e.getMessage(), e);
            }
        }
        next.pageReceived(source, page, at);
    }

    @Override
    public void documentDone(String source, String address, Decision.Kind kind, String reason) {
        next.documentDone(source, address, kind, reason);
    }

    @Override
    public void sourceFinished(SourceReport report) {
        next.sourceFinished(report);
    }

    /** @throws IOException when a page could not be archived; those before it are in the archive */
    @Override
    public void close() throws IOException {
        archive.close();
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
