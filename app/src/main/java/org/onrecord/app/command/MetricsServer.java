package org.onrecord.app.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Serves the counters and timers of a process at {@code /metrics} of this machine, in Prometheus' text format, version
 * 0.0.4.
 */
final class MetricsServer implements AutoCloseable {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final HttpServer server;

    /**
     * @param port 0 for any that is free
     * @throws IOException when the port is taken
     */
    MetricsServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.createContext("/metrics", this::answer);
        server.start();
    }

    MeterRegistry registry() {
        return registry;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        registry.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] text = scrape().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private String scrape() {
        Map<String, StringBuilder> families = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            String name = meter.getId().getName().replace('.', '_');
            String labels = labels(meter.getId());
            if (meter instanceof Counter counter) {
                family(families, name + "_total", "counter").append(line(name + "_total", labels, counter.count()));
            } else if (meter instanceof Timer timer) {
                family(families, name + "_seconds", "summary")
                        .append(line(name + "_seconds_count", labels, timer.count()))
                        .append(line(name + "_seconds_sum", labels, timer.totalTime(TimeUnit.SECONDS)));
            }
        }
        return String.join("", families.values());
    }

    private static StringBuilder family(Map<String, StringBuilder> families, String name, String type) {
        return families.computeIfAbsent(name, n -> new StringBuilder("# TYPE " + n + ' ' + type + '\n'));
    }

    private static String line(String name, String labels, double value) {
        return name + '{' + labels + "} " + value + '\n';
    }

    private static String labels(Meter.Id id) {
        return id.getTags().stream()
                .map(tag -> tag.getKey().replace('.', '_') + "=\"" + escaped(tag.getValue()) + '"')
                .collect(Collectors.joining(","));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
