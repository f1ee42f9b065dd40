package org.onrecord.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.ExtractedClaim;
import org.onrecord.streams.topology.DocumentExtractor;

/** Counts the processor time that an extractor takes. */
final class TimedExtractor implements DocumentExtractor {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final DocumentExtractor extractor;
    private final LongAdder nanos = new LongAdder();

    TimedExtractor(DocumentExtractor extractor) {
        this.extractor = extractor;
    }

    @Override
    public List<ExtractedClaim> extract(Document document) {
        long begin = THREADS.getCurrentThreadCpuTime();
        try {
            return extractor.extract(document);
        } finally {
            nanos.add(THREADS.getCurrentThreadCpuTime() - begin);
        }
    }

    @Override
    public String version() {
        return extractor.version();
    }

    long cpuNanos() {
        return nanos.sum();
    }
}
