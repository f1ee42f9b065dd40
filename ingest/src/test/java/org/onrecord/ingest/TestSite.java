package org.onrecord.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web site on loopback that answers as a test tells it and keeps a ledger of every request. */
public final class TestSite implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String host;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> ledger = Collections.synchronizedList(new ArrayList<>());

    /** What the site does with a request. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A request as it arrived. */
    public record Request(String path, Map<String, List<String>> headers, long nanoTime) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    public TestSite() throws IOException {
        this("127.0.0.1");
    }

    /** @param host one of the addresses of the loopback interface */
    public TestSite(String host) throws IOException {
        this.host = host;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        return "http://" + host + ':' + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public TestSite on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** What the site does with a request for that path now. */
    public Answer answer(String path) {
        return Objects.requireNonNull(answers.get(path), path);
    }

    /** A page, with {@code {{base}}} in it replaced by the site's address. */
    public TestSite page(String path, String html) {
        return on(path, send(200, "text/html; charset=utf-8", html.replace("{{base}}", url(""))));
    }

    public TestSite file(String path, String type, String text) {
        return on(path, send(200, type, text.replace("{{base}}", url(""))));
    }

    public void remove(String path) {
        answers.remove(path);
    }

    public static Answer send(int status, String type, String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public static Answer redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public List<Request> requests() {
        synchronized (ledger) {
            return List.copyOf(ledger);
        }
    }

    public List<Request> requests(String path) {
        return requests().stream().filter(r -> r.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        ledger.add(new Request(path, Map.copyOf(exchange.getRequestHeaders()), System.nanoTime()));
        try (exchange) {
            Answer answer = answers.get(path);
            if (answer == null) {
                send(404, "text/plain", "nothing here").to(exchange);
            } else {
                answer.to(exchange);
            }
        }
    }
}
