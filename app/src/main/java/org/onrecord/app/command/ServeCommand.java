package org.onrecord.app.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.onrecord.app.web.ChangeFeed;
import org.onrecord.app.web.WebServer;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.FactStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Serves the facts as web pages and as JSON, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "GET /api/claims?party=&relation=&standing=&polarity=&since=&text=&limit=   /api/claims/{id}",
            "GET /api/changes (server-sent events)   /api/status   /healthz",
            "",
            "Examples:",
            "  onrecord serve",
            "  curl 'http://127.0.0.1:18080/api/claims?party=leica&standing=official'"
        })
final class ServeCommand implements Callable<Integer> {

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).",
            defaultValue = "127.0.0.1")
    String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "18080")
    int port;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        connection.requireServers();
        Map<String, Object> kafka = connection.kafka();
        Topics topics = new Topics(connection.registry(), 1);
        try (ShutdownSignal signal = new ShutdownSignal();
                FactStore facts = FactStore.open(database.jdbcUrl());
                WebServer web = WebServer.start(
                        facts,
                        new StatusReport(kafka, topics, () -> facts),
                        ChangeFeed.start(kafka, topics.claimChanges(), ChangeListing::object),
                        host,
                        port)) {
            spec.commandLine().getErr().println("On Record is at http://" + host + ":" + web.port());
            signal.await(() -> false);
        }
        return ExitCode.DONE;
    }
}
