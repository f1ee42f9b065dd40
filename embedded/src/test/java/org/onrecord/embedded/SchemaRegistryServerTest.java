package org.onrecord.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.SchemaRejectedException;
import org.onrecord.schemas.UnknownSchemaException;

class SchemaRegistryServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private SchemaRegistryServer server;

    @BeforeEach
    void start() {
        server = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEqualSchemaHasOneIdUnderEverySubject() {
        HttpSchemaRegistry client = new HttpSchemaRegistry(server.uri(), PATIENCE);

        int first = client.register("a-value", record("id"));
        int second = client.register("b/with slash-value", record("id"));
        int third = client.register("c-value", record("id", "name"));

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        assertThat(new HttpSchemaRegistry(server.uri(), PATIENCE).byId(third)).isEqualTo(record("id", "name"));
    }

    @Test
    void schemasAreThereAfterARestartAndAfterALineWasCutShort() throws Exception {
        int id = new HttpSchemaRegistry(server.uri(), PATIENCE).register("a-value", record("id"));
        server.close();
        Files.writeString(directory.resolve("schemas.jsonl"), "{\"subject\":\"b-va", StandardOpenOption.APPEND);

        server = SchemaRegistryServer.start(directory.resolve("schemas.jsonl"), 0);

        assertThat(new HttpSchemaRegistry(server.uri(), PATIENCE).byId(id)).isEqualTo(record("id"));
        assertThat(get("/subjects").body()).isEqualTo("[\"a-value\"]");
        assertThat(new HttpSchemaRegistry(server.uri(), PATIENCE).register("b-value", record("other")))
                .isEqualTo(id + 1);
    }

    @Test
    void anIncompatibleSchemaIsRefused() {
        HttpSchemaRegistry client = new HttpSchemaRegistry(server.uri(), PATIENCE);
        client.register("a-value", record("id"));

        assertThatThrownBy(() -> client.register("a-value", Schema.create(Schema.Type.INT)))
                .isInstanceOf(SchemaRejectedException.class)
                .hasMessageContaining("incompatible");
    }

    @Test
    void aSubjectWithCompatibilityNoneTakesAnything() throws Exception {
        HttpSchemaRegistry client = new HttpSchemaRegistry(server.uri(), PATIENCE);
        client.register("a-value", record("id"));

        send("PUT", "/config/a-value", "{\"compatibility\":\"NONE\"}");

        assertThat(get("/config/a-value").body()).contains("NONE");
        assertThat(client.register("a-value", Schema.create(Schema.Type.INT))).isEqualTo(2);
    }

    @Test
    void versionsAreReadByNumberAndAsTheLatest() throws Exception {
        HttpSchemaRegistry client = new HttpSchemaRegistry(server.uri(), PATIENCE);
        client.register("a-value", record("id"));
        client.register("a-value", record("id", "name"));

        assertThat(get("/subjects/a-value/versions").body()).isEqualTo("[1,2]");
        assertThat(get("/subjects/a-value/versions/latest").body()).contains("\"version\":2");
        assertThat(get("/subjects/a-value/versions/1/schema").body())
                .isEqualTo(record("id").toString());
        assertThat(get("/schemas/ids/1/versions").body()).isEqualTo("[{\"subject\":\"a-value\",\"version\":1}]");
        assertThat(send("POST", "/compatibility/subjects/a-value/versions/latest", "{\"schema\":\"\\\"string\\\"\"}")
                        .body())
                .isEqualTo("{\"is_compatible\":false}");
    }

    @Test
    void whatIsNotThereIsSaidWithTheCodesThatClientsKnow() throws Exception {
        assertThatThrownBy(() -> new HttpSchemaRegistry(server.uri(), PATIENCE).byId(99))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("99");
        assertThat(get("/subjects/none/versions").body()).contains("40401");
        assertThat(send("POST", "/subjects/a/versions", "{\"schema\":\"nonsense\"}")
                        .body())
                .contains("42201");
        assertThat(send("POST", "/subjects/a/versions", "not json").statusCode())
                .isEqualTo(422);
        assertThat(get("/no/such/path").statusCode()).isEqualTo(404);
    }

    private static Schema record(String... fields) {
        StringBuilder json = new StringBuilder("{\"type\":\"record\",\"name\":\"R\",\"fields\":[");
        for (int i = 0; i < fields.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"")
                    .append(fields[i])
                    .append("\",\"type\":\"string\",\"default\":\"\"}");
        }
        return new Schema.Parser().parse(json.append("]}").toString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
