package org.onrecord.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A registry that speaks the Confluent REST calls. Answers are kept for the life of the instance, as ids never change
 * their meaning; an unreachable registry, or one that answers with a server error, is asked again until
 * {@code patience} has passed.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Duration patience;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final Map<Registration, Integer> idsByRegistration = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();

    private record Registration(String subject, Schema schema) {}

    /**
     * @param base the registry's address, with its path when it has one, such as {@code http://localhost:8081}
     * @param patience how long a call waits for a registry that does not answer
     */
    public HttpSchemaRegistry(URI base, Duration patience) {
        String address = base.toString();
        this.base = URI.create(address.endsWith("/") ? address : address + "/");
        this.patience = patience;
    }

    @Override
    public int register(String subject, Schema schema) {
        Registration registration = new Registration(subject, schema);
        Integer known = idsByRegistration.get(registration);
        if (known != null) {
            return known;
        }
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        HttpResponse<String> response = exchange(request("subjects/" + encode(subject) + "/versions")
                .header("Content-Type", CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() != 200) {
            throw new SchemaRejectedException("The schema registry at " + base + " refused " + schema.getFullName()
                    + " for subject " + subject + ": " + reason(response));
        }
        int id = parse(response).path("id").asInt();
        idsByRegistration.put(registration, id);
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemasById.get(id);
        if (known != null) {
            return known;
        }
        HttpResponse<String> response =
                exchange(request("schemas/ids/" + id).GET().build());
        if (response.statusCode() != 200) {
            throw new UnknownSchemaException(
                    "The schema registry at " + base + " has no schema with id " + id + ": " + reason(response));
        }
        Schema schema = new Schema.Parser().parse(parse(response).path("schema").asText());
        schemasById.put(id, schema);
        return schema;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", CONTENT_TYPE);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            IOException failure;
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    return response;
                }
                failure = new IOException(reason(response));
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable(e);
            }
            if (System.nanoTime() + pause.toNanos() > deadlineNanos) {
                throw unavailable(failure);
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private SchemaRegistryUnavailableException unavailable(Exception cause) {
        return new SchemaRegistryUnavailableException(
                "The schema registry at " + base + " does not answer: " + cause, cause);
    }

    private static String reason(HttpResponse<String> response) {
        return "HTTP " + response.statusCode() + " " + response.body();
    }

    private static String encode(String pathSegment) {
        return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new SchemaRegistryUnavailableException(
                    "The schema registry at " + base + " answered with something other than JSON", e);
        }
    }
}
