package org.onrecord.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.streams.extract.ClaimExtractor;
import org.onrecord.streams.jsonl.ExtractLines;
import org.onrecord.streams.topology.ArticleCodec;
import org.onrecord.streams.topology.DocumentExtractor;

/**
 * Measures the whole flow, from the articles topic to the fact table and exactly once: with the extractor, beside what the
 * extractor reaches alone on as many threads; and with one that costs nothing, which shows the limit of the rest. All on
 * this machine and in this process, but for PostgreSQL: ratios hold on other machines, rates do not.
 */
public final class PipelineBenchmark {

    private static final int SAMPLES_PER_SECOND = 40;

    /**
     * What to measure.
     *
     * @param directory for the data of the servers, empty
     * @param input documents as {@code onrecord extract} reads them; those of the sample site when null
     * @param articles how many articles go through the flow with the extractor
     * @param linesArticles how many go through it without
     * @param threads of Streams, as many as partitions; one measurement each
     * @param latencySeconds how long latency is measured at half the rate that was reached; 0 for not at all
     * @param clientProperties further settings of Kafka Streams and its clients
     */
    public record Settings(
            Path directory,
            @Nullable Path input,
            int articles,
            int linesArticles,
            List<Integer> threads,
            int latencySeconds,
            Map<String, String> clientProperties) {

        public Settings {
            clientProperties = Map.copyOf(clientProperties);
            threads = List.copyOf(threads);
            if (articles < 100 || linesArticles < 100 || latencySeconds < 0) {
                throw new IllegalArgumentException("A benchmark needs 100 articles or more");
            }
            if (threads.isEmpty() || threads.stream().anyMatch(count -> count < 1 || count > 64)) {
                throw new IllegalArgumentException("A benchmark needs from 1 to 64 threads");
            }
        }
    }

    /**
     * One figure.
     *
     * @param what was measured
     * @param extractor "standard", or "lines" where extraction costs nothing
     * @param threads of Streams, or of the extractor alone
     */
    public record Figure(String what, String extractor, int threads, double value, String unit) {}

    private final Settings settings;
    private final BenchDocuments documents;
    private final Consumer<Figure> listener;

    private PipelineBenchmark(Settings settings, BenchDocuments documents, Consumer<Figure> listener) {
        this.settings = settings;
        this.documents = documents;
        this.listener = listener;
    }

    /**
     * Measures everything, one after the other.
     *
     * @param listener hears of each figure as soon as it is there
     */
    public static void run(Settings settings, Consumer<Figure> listener)
            throws IOException, InterruptedException, SQLException {
        BenchDocuments documents = settings.input() == null
                ? BenchDocuments.ofSampleSite(settings.directory())
                : BenchDocuments.ofFile(settings.input(), settings.articles());
        PipelineBenchmark benchmark = new PipelineBenchmark(settings, documents, listener);
        benchmark.alone(Runtime.getRuntime().availableProcessors(), Math.min(settings.articles(), 1_000));
        for (int threads : settings.threads()) {
            benchmark.measure(threads);
        }
    }

    private void measure(int threads) throws IOException, InterruptedException, SQLException {
        double alone = alone(threads, settings.articles());
        tell("extract alone", "standard", threads, alone, "articles/s");
        double reached =
                flow(threads, "standard", DocumentExtractor.standard(), settings.articles(), documents::article);
        tell("share of extract alone", "standard", threads, 100 * reached / alone, "%");
        flow(threads, "lines", new LineExtractor(), settings.linesArticles(), documents::articleWithClaim);
    }

    private void tell(String what, String extractor, int threads, double value, String unit) {
        listener.accept(new Figure(what, extractor, threads, value, unit));
    }

    /** What {@code onrecord extract} reaches, with input and output in memory. */
    private double alone(int threads, int articles) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < articles; i++) {
            lines.append(BenchDocuments.line(documents.article(i))).append('\n');
        }
        ExtractLines extract = new ExtractLines(ClaimExtractor.standard());
        long beginNanos = System.nanoTime();
        extract.run(new BufferedReader(new StringReader(lines.toString())), Writer.nullWriter(), threads);
        return articles / ((System.nanoTime() - beginNanos) / 1e9);
    }

    private double flow(
            int threads, String name, DocumentExtractor extractor, int articles, IntFunction<Article> source)
            throws InterruptedException, SQLException {
        TimedExtractor timed = new TimedExtractor(extractor);
        Path directory = settings.directory().resolve(name + '-' + threads);
        try (BenchStack stack = new BenchStack(directory, threads, timed, settings.clientProperties())) {
            int warmUp = Math.max(100, articles / 4);
            stack.drain(0, warmUp, number -> source.apply(articles + number), () -> {});
            AtomicReference<StageTimes> before = new AtomicReference<>();
            double seconds = stack.drain(
                    0, articles, source, () -> before.set(StageTimes.now(timed, stack.databaseProcessId())));
            Map<StageTimes.Stage, Double> stages =
                    StageTimes.now(timed, stack.databaseProcessId()).since(before.get());
            double rate = articles / seconds;
            tell("topic to fact table", name, threads, rate, "articles/s");
            double all =
                    stages.values().stream().mapToDouble(Double::doubleValue).sum();
            tell("processor time an article", name, threads, 1e3 * all / articles, "ms");
            tell(
                    "processors in use",
                    name,
                    threads,
                    all / seconds,
                    "of " + Runtime.getRuntime().availableProcessors());
            stages.forEach((stage, spent) -> tell("time share: " + stage.title, name, threads, 100 * spent / all, "%"));
            if (settings.latencySeconds() > 0) {
                latency(stack, threads, name, extractor, rate / 2, number -> source.apply(2 * articles + number));
            }
            return rate;
        }
    }

    private void latency(
            BenchStack stack,
            int threads,
            String name,
            DocumentExtractor extractor,
            double rate,
            IntFunction<Article> source)
            throws InterruptedException, SQLException {
        ExecutorService publisher = Executors.newSingleThreadExecutor();
        try (LatencyProbe probe = new LatencyProbe(stack.database())) {
            Future<?> publishing = publisher.submit(() -> publish(stack, extractor, rate, source, probe));
            List<Double> millis = probe.watch(publishing::isDone);
            publishing.get();
            if (millis.isEmpty()) {
                throw new IllegalStateException("No article of those that were published holds a claim");
            }
            String load = String.format(Locale.ROOT, " at %,.0f articles/s", rate);
            tell("published to queryable, p50" + load, name, threads, percentile(millis, 50), "ms");
            tell("published to queryable, p99" + load, name, threads, percentile(millis, 99), "ms");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Publishing failed: " + e.getCause().getMessage(), e.getCause());
        } finally {
            publisher.shutdownNow();
        }
    }

    private Void publish(
            BenchStack stack, DocumentExtractor extractor, double rate, IntFunction<Article> source, LatencyProbe probe)
            throws InterruptedException {
        int count = (int) (rate * settings.latencySeconds());
        double sampleEvery = Math.max(1, rate / SAMPLES_PER_SECOND);
        double nextSample = 0;
        long beginNanos = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.connection().get("bootstrap.servers"), "linger.ms", "5"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                Article article = source.apply(i);
                boolean sample = i >= nextSample && holdsClaim(extractor, article);
                long aheadNanos = (long) (i / rate * 1e9) - (System.nanoTime() - beginNanos);
                if (aheadNanos > 0) {
                    TimeUnit.NANOSECONDS.sleep(aheadNanos);
                }
                if (sample) {
                    nextSample += sampleEvery;
                    probe.sent(article.getArticleId());
                }
                producer.send(stack.record(article));
            }
        }
        return null;
    }

    private static boolean holdsClaim(DocumentExtractor extractor, Article article) {
        return !extractor.extract(ArticleCodec.text(article).document()).isEmpty();
    }

    private static double percentile(List<Double> ascending, int percent) {
        return ascending.get((int) Math.min(ascending.size() - 1L, Math.round(ascending.size() * percent / 100.0)));
    }
}
