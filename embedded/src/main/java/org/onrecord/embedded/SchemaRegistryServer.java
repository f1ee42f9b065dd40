package org.onrecord.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.onrecord.embedded.RegisteredSchemas.Version;

/**
 * A schema registry that answers the Confluent REST calls that clients make: register, look up, get by id or version,
 * list, and read and set compatibility. Only Avro, no references, no deletion.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">The calls</a>
 */
public final class SchemaRegistryServer implements AutoCloseable {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int BODY_BYTES_MAX = 4 * 1024 * 1024;
    private static final int THREADS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Without this the JDK's server lets every answer wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final RegisteredSchemas schemas;
    private final HttpServer server;
    private final ExecutorService threads;

    private SchemaRegistryServer(RegisteredSchemas schemas, HttpServer server, ExecutorService threads) {
        this.schemas = schemas;
        this.server = server;
        this.threads = threads;
    }

    /**
     * @param journal the file that keeps the schemas; made when it is not there
     * @param port the port to listen on, or 0 for any free one
     * @throws EmbeddedStackException when the port is taken or the journal cannot be used
     */
    public static SchemaRegistryServer start(Path journal, int port) {
        Loopback.requireFree("the schema registry", port);
        try {
            RegisteredSchemas schemas = RegisteredSchemas.open(journal, CompatibilityLevel.FULL_TRANSITIVE);
            HttpServer server = HttpServer.create(Loopback.socketAddress(port), 0);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            SchemaRegistryServer registry = new SchemaRegistryServer(schemas, server, threads);
            server.createContext("/", registry::handle);
            server.setExecutor(threads);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new EmbeddedStackException(
                    "The schema registry cannot start on " + journal + ": " + e.getMessage(), e);
        }
    }

    /** The address for clients. */
    public URI uri() {
        return URI.create(
                "http://" + Loopback.ADDRESS + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            schemas.close();
        } catch (IOException e) {
            throw new EmbeddedStackException("The schema registry's journal cannot be closed: " + e.getMessage(), e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            Object answer;
            try {
                answer = answer(exchange);
            } catch (RegistryRefusal refusal) {
                status = refusal.httpStatus();
                answer = JSON.createObjectNode()
                        .put("error_code", refusal.errorCode())
                        .put("message", refusal.getMessage());
            }
            byte[] body = answer instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Object answer(HttpExchange exchange) throws RegistryRefusal, IOException {
        List<String> path = Arrays.stream(
                        exchange.getRequestURI().getRawPath().substring(1).split("/"))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return switch (path.get(0)) {
            case "" -> JSON.createObjectNode();
            case "subjects" -> subjects(exchange, path);
            case "schemas" -> schemas(path);
            case "config" -> config(exchange, path.size() > 1 ? path.get(1) : "");
            case "mode" -> JSON.createObjectNode().put("mode", "READWRITE");
            case "compatibility" -> compatibility(exchange, path);
            default ->
                throw RegistryRefusal.pathNotFound(exchange.getRequestURI().getPath());
        };
    }

    private Object subjects(HttpExchange exchange, List<String> path) throws RegistryRefusal, IOException {
        boolean post = isMethod(exchange, "POST");
        if (path.size() == 1) {
            return schemas.subjects();
        }
        String subject = path.get(1);
        if (path.size() == 2 && post) {
            return json(schemas.lookUp(subject, schemaOf(exchange)));
        }
        if (path.size() == 3 && path.get(2).equals("versions")) {
            return post
                    ? JSON.createObjectNode()
                            .put(
                                    "id",
                                    schemas.register(subject, schemaOf(exchange))
                                            .id())
                    : schemas.versions(subject).stream().map(Version::version).toList();
        }
        if (path.size() >= 4 && path.get(2).equals("versions")) {
            Version version = schemas.version(subject, path.get(3));
            return path.size() == 5 && path.get(4).equals("schema") ? version.schema() : json(version);
        }
        throw RegistryRefusal.pathNotFound(String.join("/", path));
    }

    private Object schemas(List<String> path) throws RegistryRefusal {
        if (path.size() == 2 && path.get(1).equals("types")) {
            return List.of("AVRO");
        }
        if (path.size() < 3 || !path.get(1).equals("ids")) {
            throw RegistryRefusal.pathNotFound(String.join("/", path));
        }
        int id = integer(path.get(2));
        String part = path.size() > 3 ? path.get(3) : "";
        return switch (part) {
            case "" -> JSON.createObjectNode().put("schema", schemas.schema(id));
            case "schema" -> schemas.schema(id);
            case "versions" -> versions(schemas.versionsOf(id));
            case "subjects" ->
                schemas.versionsOf(id).stream().map(Version::subject).distinct().toList();
            default -> throw RegistryRefusal.pathNotFound(String.join("/", path));
        };
    }

    private Object config(HttpExchange exchange, String subject) throws RegistryRefusal, IOException {
        if (isMethod(exchange, "PUT")) {
            String level = body(exchange).path("compatibility").asText();
            try {
                schemas.setLevel(subject, CompatibilityLevel.valueOf(level));
            } catch (IllegalArgumentException e) {
                throw RegistryRefusal.invalidLevel(level);
            }
            return JSON.createObjectNode().put("compatibility", level);
        }
        return JSON.createObjectNode()
                .put("compatibilityLevel", schemas.level(subject).name());
    }

    private Object compatibility(HttpExchange exchange, List<String> path) throws RegistryRefusal, IOException {
        if (path.size() < 4 || !path.get(1).equals("subjects") || !isMethod(exchange, "POST")) {
            throw RegistryRefusal.pathNotFound(String.join("/", path));
        }
        String version = path.size() > 4 ? path.get(4) : "latest";
        return JSON.createObjectNode()
                .put("is_compatible", schemas.isCompatible(path.get(2), version, schemaOf(exchange)));
    }

    private static boolean isMethod(HttpExchange exchange, String method) throws RegistryRefusal {
        String actual = exchange.getRequestMethod();
        if (!actual.equals("GET") && !actual.equals("POST") && !actual.equals("PUT")) {
            throw RegistryRefusal.methodNotAllowed(actual);
        }
        return actual.equals(method);
    }

    private static String schemaOf(HttpExchange exchange) throws RegistryRefusal, IOException {
        JsonNode body = body(exchange);
        if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
            throw RegistryRefusal.invalidSchema("only schemas of type AVRO are kept here");
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryRefusal.invalidSchema("references to other subjects are not kept here");
        }
        return body.path("schema").asText();
    }

    private static JsonNode body(HttpExchange exchange) throws RegistryRefusal, IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX) {
            throw RegistryRefusal.invalidRequest("The request is larger than " + BODY_BYTES_MAX + " bytes");
        }
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw RegistryRefusal.invalidRequest("The request is not JSON");
        }
    }

    private static int integer(String text) throws RegistryRefusal {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw RegistryRefusal.schemaNotFound(text);
        }
    }

    private static ObjectNode json(Version version) {
        return JSON.createObjectNode()
                .put("subject", version.subject())
                .put("id", version.id())
                .put("version", version.version())
                .put("schema", version.schema());
    }

    private static ArrayNode versions(List<Version> versions) {
        ArrayNode array = JSON.createArrayNode();
        versions.forEach(
                version -> array.addObject().put("subject", version.subject()).put("version", version.version()));
        return array;
    }
}
