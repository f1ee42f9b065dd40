package org.onrecord.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Looks whether a server answers, before a client is made that would wait much longer and say less. */
final class ServerCheck {

    private static final int SERVER_ERROR = 500;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private ServerCheck() {}

    /**
     * @param kafka how the cluster is reached
     * @throws KafkaException naming the servers, when none has answered within {@code patience}
     */
    static void requireKafka(Map<String, Object> kafka, Duration patience) throws InterruptedException {
        Map<String, Object> settings = impatient(kafka, patience);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            throw new KafkaException(unreachable(settings, e.getCause()));
        }
    }

    /**
     * @param kafka how the cluster is reached
     * @throws KafkaException when it has no topic of this name
     */
    static void requireTopic(Map<String, Object> kafka, String topic, Duration patience) throws InterruptedException {
        Map<String, Object> settings = impatient(kafka, patience);
        try (Admin admin = Admin.create(settings)) {
            if (!admin.listTopics().names().get().contains(topic)) {
                throw new KafkaException("There is no topic " + topic + " yet: start onrecord streams, which makes it");
            }
        } catch (ExecutionException e) {
            throw new KafkaException(unreachable(settings, e.getCause()));
        }
    }

    /** The settings of an admin client that gives up, and closes, within {@code patience}. */
    static Map<String, Object> impatient(Map<String, ?> kafka, Duration patience) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return settings;
    }

    /** In one line, why Kafka cannot be worked with. */
    static String unreachable(Map<String, ?> kafka, Throwable failure) {
        String servers = String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        return failure instanceof TimeoutException
                ? "Kafka does not answer at " + servers + ": is it running there (--bootstrap-servers)?"
                : "Kafka at " + servers + " cannot be used: " + Failure.describe(failure);
    }

    /** @throws IOException naming the registry, when it has not answered within {@code patience} */
    static void requireRegistry(URI registry, Duration patience) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = subjects(registry, patience);
        while (!answers(client, request)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IOException("The schema registry does not answer at " + registry
                        + ": is it running there (--schema-registry)?");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static HttpRequest subjects(URI registry, Duration patience) {
        try {
            URI subjects = URI.create(registry.toString().replaceFirst("/$", "") + "/subjects");
            return HttpRequest.newBuilder(subjects).timeout(patience).build();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "--schema-registry " + registry + " is no address such as http://host:8081");
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < SERVER_ERROR;
        } catch (IOException e) {
            return false;
        }
    }
}
