package org.onrecord.app.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Serves the sample site on 127.0.0.1. Text files carry <code>{{base}}</code> where their own address belongs. A page
 * {@code x.html} may have a corrected version {@code x.v2.html}, which takes its place from {@link #publishCorrections}
 * on.
 */
public final class SampleSite implements AutoCloseable {

    /** The port that the demo uses, so that the articles have the same addresses in every run. */
    public static final int STANDARD_PORT = 18099;

    private static final String ADDRESS = "127.0.0.1";
    private static final String ROOT = "site";
    private static final int THREADS = 4;
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "xml", "application/xml; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    private final HttpServer server;
    private final ExecutorService threads;
    private volatile boolean corrected;

    private SampleSite(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * @param port the port to listen on, or 0 for any free one
     * @throws IOException when the port is taken; the message says so
     */
    public static SampleSite start(int port) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(ADDRESS, port), 0);
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port + ", which the sample site wants, is taken: choose another with --sample-port", e);
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        SampleSite site = new SampleSite(server, threads);
        server.createContext("/", site::handle);
        server.setExecutor(threads);
        server.start();
        return site;
    }

    /** The address of the site, without a slash at its end. */
    public String baseUrl() {
        return "http://" + ADDRESS + ":" + server.getAddress().getPort();
    }

    /** From now on serves the corrected version of each page that has one. */
    public void publishCorrections() {
        corrected = true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Page> page = find(exchange.getRequestURI().getPath());
            if (page.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", page.get().mediaType());
            exchange.getResponseHeaders().set("ETag", page.get().entityTag());
            if (page.get().entityTag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] content = page.get().content();
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    private Optional<Page> find(String path) throws IOException {
        if (path.contains("..") || path.contains("//") || path.contains(".v2.")) {
            return Optional.empty();
        }
        String file = path.endsWith("/") ? path + "index.html" : path;
        String extension = file.substring(file.lastIndexOf('.') + 1);
        @Nullable String mediaType = MEDIA_TYPES.get(extension);
        if (mediaType == null) {
            return path.endsWith("/") || path.endsWith("/feed") ? find(path + "/index.xml") : Optional.empty();
        }
        @Nullable String text = corrected ? read(file.replace(".html", ".v2.html")) : null;
        text = text == null ? read(file) : text;
        return text == null ? Optional.empty() : Optional.of(Page.of(mediaType, text.replace("{{base}}", baseUrl())));
    }

    private static @Nullable String read(String file) throws IOException {
        try (InputStream content = SampleSite.class.getResourceAsStream(ROOT + file)) {
            return content == null ? null : new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record Page(String mediaType, byte[] content, String entityTag) {

        static Page of(String mediaType, String text) {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            CRC32 checksum = new CRC32();
            checksum.update(content);
            return new Page(mediaType, content, "\"" + Long.toHexString(checksum.getValue()) + "\"");
        }
    }
}
