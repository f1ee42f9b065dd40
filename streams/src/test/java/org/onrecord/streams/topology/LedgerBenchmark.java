package org.onrecord.streams.topology;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.onrecord.avro.Article;
import org.onrecord.embedded.EmbeddedBroker;
import org.onrecord.schemas.Topics;
import org.onrecord.streams.entity.EntityTable;

/**
 * Measures what one more piece of evidence costs as their number grows, through Kafka Streams with exactly-once on an
 * embedded broker: {@code hot} puts all on one claim, {@code wide} each on its own, {@code mixed} eight on each. The
 * articles are in the topic before the clock starts; the extractor is the fixed one, so that the ledger is measured.
 */
final class LedgerBenchmark {

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String scenario = arguments[0];
        int articles = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        int partitions = Integer.parseInt(arguments[3]);
        IntFunction<String> line = switch (scenario) {
            case "hot" -> i -> "acme OWNS bolt " + (i % 10 == 0 ? "DIRECT_QUOTE" : "RUMOUR");
            case "wide" -> i -> "a" + i % 1000 + " OWNS b" + i + ' ' + "RUMOUR";
            case "mixed" -> i -> "a" + i % 1000 + " OWNS b" + i / 8 + ' ' + "RUMOUR";
            default -> throw new IllegalArgumentException("hot, wide or mixed, not " + scenario);
        };
        Path directory = Files.createTempDirectory("onrecord-benchmark");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0)) {
            run(broker.bootstrapServers(), directory, articles, threads, partitions, line);
        }
    }

    private static void run(
            String servers, Path directory, int articles, int threads, int partitions, IntFunction<String> line)
            throws IOException, InterruptedException {
        MemorySchemaRegistry registry = new MemorySchemaRegistry();
        Topics topics = new Topics(registry, partitions);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            topics.createMissing(admin, (short) 1);
            produce(servers, topics, articles, line);
            StreamsSettings settings = new StreamsSettings(
                    servers,
                    "benchmark",
                    directory.resolve("state"),
                    threads,
                    0,
                    (short) 1,
                    192L * 1024 * 1024,
                    Map.of());
            try (OnRecordStreams streams =
                    new OnRecordStreams(settings, topics, registry, new FixedExtractor("1"), EntityTable.empty())) {
                streams.start();
                if (!streams.awaitRunning(Duration.ofSeconds(60))) {
                    throw new IllegalStateException("The streams do not start: " + streams.failure());
                }
                watch(admin, topics.claimChanges().name(), partitions, articles, System.nanoTime());
            }
        }
    }

    private static void produce(String servers, Topics topics, int articles, IntFunction<String> line) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", servers);
        properties.put("linger.ms", "20");
        properties.put("batch.size", "262144");
        properties.put("compression.type", "lz4");
        String topic = topics.articles().name();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < articles; i++) {
                Article article = Articles.article("article-" + i, 1 + i % 365, line.apply(i));
                producer.send(new ProducerRecord<>(
                        topic,
                        article.getArticleId().getBytes(StandardCharsets.UTF_8),
                        topics.articles().valueSerde().serializer().serialize(topic, article)));
            }
        }
    }

    private static void watch(Admin admin, String topic, int partitions, int expected, long startNanos)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            latest.put(new TopicPartition(topic, i), OffsetSpec.latest());
        }
        long seen = 0;
        long windowCpuNanos = cpuNanos();
        long windowNanos = startNanos;
        long windowSeen = 0;
        long nextReport = 1000;
        while (seen < expected) {
            Thread.sleep(200);
            seen = end(admin, latest);
            if (seen >= nextReport || seen >= expected) {
                long now = System.nanoTime();
                System.out.printf(
                        Locale.ROOT,
                        "%9d pieces: %7.0f pieces/s and %5.0f us of processor time a piece since the line before%n",
                        seen,
                        (seen - windowSeen) * 1e9 / (now - windowNanos),
                        (cpuNanos() - windowCpuNanos) / 1e3 / (seen - windowSeen));
                windowCpuNanos = cpuNanos();
                windowNanos = now;
                windowSeen = seen;
                nextReport = Math.max(seen + 1, seen < 10_000 ? 10_000 : seen < 100_000 ? 100_000 : seen + 100_000);
            }
        }
    }

    /** Of the whole process, broker included: what is left when other processes share the machine. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Offsets count the markers of transactions too, which are few beside the records. */
    private static long end(Admin admin, Map<TopicPartition, OffsetSpec> latest) throws InterruptedException {
        try {
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(info -> info.offset())
                    .sum();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The broker does not tell its offsets", e);
        }
    }
}
