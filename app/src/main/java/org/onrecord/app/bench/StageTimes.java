package org.onrecord.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processor time of each stage up to a moment. Threads of the process are told apart by their names, which are those
 * that Kafka and our own components give them.
 */
final class StageTimes {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What takes time. */
    enum Stage {
        EXTRACTION("extraction"),
        STREAMS("rest of the Streams threads: codecs, stores, ledger, commits"),
        CLIENTS("Kafka clients' own threads"),
        BROKER("broker"),
        SINK("sink"),
        DATABASE("PostgreSQL"),
        RUNTIME("the JVM's own: compiler, garbage collection, RocksDB");

        final String title;

        Stage(String title) {
            this.title = title;
        }
    }

    private final Map<Long, Long> nanosByThread = new HashMap<>();
    private final Map<Long, Stage> stagesByThread = new HashMap<>();
    private final Map<Long, Long> nanosByDatabaseProcess = new HashMap<>();
    private final long processNanos = SYSTEM.getProcessCpuTime();
    private final long extractionNanos;

    private StageTimes(long extractionNanos) {
        this.extractionNanos = extractionNanos;
    }

    /**
     * @param databaseProcessId the server process of PostgreSQL, of which the others are children
     */
    static StageTimes now(TimedExtractor extractor, long databaseProcessId) {
        StageTimes times = new StageTimes(extractor.cpuNanos());
        for (long id : THREADS.getAllThreadIds()) {
            ThreadInfo thread = THREADS.getThreadInfo(id);
            if (thread != null) {
                times.nanosByThread.put(id, Math.max(0, THREADS.getThreadCpuTime(id)));
                times.stagesByThread.put(id, stage(thread.getThreadName()));
            }
        }
        ProcessHandle.of(databaseProcessId).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .forEach(process -> times.nanosByDatabaseProcess.put(
                        process.pid(),
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()));
        return times;
    }

    private static Stage stage(String thread) {
        if (thread.contains("StreamThread-") && !thread.contains("producer") && !thread.contains("consumer")) {
            return Stage.STREAMS;
        }
        if (thread.startsWith("onrecord-sink")) {
            return Stage.SINK;
        }
        boolean client = thread.startsWith("kafka-producer-network-thread")
                || thread.startsWith("consumer_background_thread")
                || thread.startsWith("kafka-coordinator-heartbeat-thread")
                || thread.startsWith("kafka-admin-client-thread")
                || thread.contains("GlobalStreamThread")
                || thread.contains("StateUpdater");
        return client ? Stage.CLIENTS : Stage.BROKER;
    }

    /** Seconds of processor time of each stage since {@code earlier}. */
    Map<Stage, Double> since(StageTimes earlier) {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        double threads = 0;
        for (var entry : nanosByThread.entrySet()) {
            double spent = (entry.getValue() - earlier.nanosByThread.getOrDefault(entry.getKey(), 0L)) / 1e9;
            seconds.merge(stagesByThread.getOrDefault(entry.getKey(), Stage.BROKER), spent, Double::sum);
            threads += spent;
        }
        double extraction = (extractionNanos - earlier.extractionNanos) / 1e9;
        seconds.put(Stage.EXTRACTION, extraction);
        seconds.merge(Stage.STREAMS, -extraction, Double::sum);
        for (var entry : nanosByDatabaseProcess.entrySet()) {
            long before = earlier.nanosByDatabaseProcess.getOrDefault(entry.getKey(), 0L);
            seconds.merge(Stage.DATABASE, (entry.getValue() - before) / 1e9, Double::sum);
        }
        seconds.put(Stage.RUNTIME, Math.max(0, (processNanos - earlier.processNanos) / 1e9 - threads));
        return seconds;
    }
}
