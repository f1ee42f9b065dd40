package org.onrecord.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.store.ClaimFilter;
import org.onrecord.sink.store.FactStore;
import org.onrecord.sink.store.FactStoreException;

/** Serves the API and the pages. */
public final class WebServer implements AutoCloseable {

    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int EVIDENCE_MAX = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PAGES = Map.of(
            "/", "index.html",
            "/onrecord.css", "onrecord.css",
            "/onrecord.js", "onrecord.js");
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final FactStore facts;
    private final Supplier<Map<String, ?>> status;
    private final ChangeFeed feed;
    private final Javalin server;

    private WebServer(FactStore facts, Supplier<Map<String, ?>> status, ChangeFeed feed, String host, int port) {
        this.facts = facts;
        this.status = status;
        this.feed = feed;
        this.server = Javalin.create(configuration -> {
            configuration.startup.showJavalinBanner = false;
            configuration.jetty.host = host;
            configuration.jetty.port = port;
            routes(configuration.routes);
        });
    }

    /**
     * @param status the sections of the status page, by their titles
     * @param host the address to listen on
     * @param port the port to listen on, or 0 for any free one
     * @throws IOException when the port is taken; the message says so
     */
    public static WebServer start(
            FactStore facts, Supplier<Map<String, ?>> status, ChangeFeed feed, String host, int port)
            throws IOException {
        WebServer web = new WebServer(facts, status, feed, host, port);
        try {
            web.server.start();
        } catch (JavalinBindException e) {
            throw new IOException(
                    "Port " + port + ", which the web pages want, is taken: choose another with --web-port", e);
        }
        return web;
    }

    /** The port that the server listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        feed.close();
    }

    private void routes(RoutesConfig routes) {
        routes.before(context -> {
            context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            context.header("X-Content-Type-Options", "nosniff");
            context.header("Referrer-Policy", "no-referrer");
        });
        PAGES.forEach((path, file) -> routes.get(path, context -> page(context, file)));
        routes.get("/api/claims", this::claims);
        routes.get("/api/claims/{id}", this::claim);
        routes.get("/api/status", context -> json(context, status.get()));
        routes.get("/healthz", context -> context.result("ok"));
        routes.sse("/api/changes", feed::add);
        routes.exception(BadQuery.class, (exception, context) -> error(context, 400, exception.getMessage()));
        routes.exception(FactStoreException.class, (exception, context) -> error(context, 503, exception.getMessage()));
        routes.error(404, context -> {
            if (context.path().startsWith("/api/")) {
                error(context, 404, "There is nothing at " + context.path());
            }
        });
    }

    private void claims(Context context) {
        ClaimFilter filter = new ClaimFilter(
                text(context, "party"),
                value(context, "relation", Relation::valueOf, Relation.values()),
                value(context, "standing", Standing::valueOf, Standing.values()),
                value(context, "polarity", Polarity::valueOf, Polarity.values()),
                since(context),
                text(context, "text"),
                limit(context),
                false);
        json(context, Map.of("claims", FactJson.claims(facts.claims(filter))));
    }

    private void claim(Context context) {
        facts.claim(context.pathParam("id"), EVIDENCE_MAX)
                .ifPresentOrElse(
                        detail -> json(context, FactJson.detail(detail)),
                        () -> error(context, 404, "There is no claim " + context.pathParam("id")));
    }

    private static void page(Context context, String file) throws IOException {
        try (InputStream content = Objects.requireNonNull(WebServer.class.getResourceAsStream(file), file)) {
            String type = file.endsWith(".css")
                    ? "text/css"
                    : file.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
            context.contentType(type).result(content.readAllBytes());
        }
    }

    private static @Nullable String text(Context context, String name) {
        String value = context.queryParam(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <E extends Enum<E>> @Nullable E value(
            Context context, String name, Function<String, E> parser, E[] values) {
        String text = text(context, name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadQuery(name + " is one of " + Arrays.toString(values) + ", not " + text);
        }
    }

    private static @Nullable Instant since(Context context) {
        String text = text(context, "since");
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadQuery("since is a day such as 2026-05-31, or an instant, not " + text);
        }
    }

    private static int limit(Context context) {
        String text = text(context, "limit");
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new BadQuery("limit is a number from 1 to " + LIMIT_MAX + ", not " + text);
        }
        return Math.min(LIMIT_MAX, Integer.parseInt(text));
    }

    private static void json(Context context, Object value) {
        try {
            context.contentType("application/json").result(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fact cannot be written as JSON", e);
        }
    }

    private static void error(Context context, int status, @Nullable String message) {
        context.status(status);
        json(context, Map.of("error", String.valueOf(message)));
    }

    private static final class BadQuery extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadQuery(String message) {
            super(message);
        }
    }
}
