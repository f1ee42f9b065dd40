package org.onrecord.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.onrecord.app.stack.LocalStack;
import org.onrecord.app.stack.ServedViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Runs everything on this machine until Ctrl-C: Kafka, the schema registry, PostgreSQL, streams, sink and pages.",
            "The data directory stays; the next start goes on where this one ended, however it ended."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Examples:",
            "  onrecord up",
            "  onrecord up --data-dir ./data --web-port 8080",
            "  onrecord ingest --sources sources.yaml      in another terminal"
        })
final class UpCommand implements Callable<Integer> {

    @Mixin
    StackOptions options = new StackOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path directory = options.dataDirectory("default");
        options.requireWebPort();
        err.println("Starting on " + directory + " …");
        try (ShutdownSignal signal = new ShutdownSignal();
                LocalStack stack = LocalStack.start(directory, options.ports())) {
            String pages = stack.serve(options.webPort, views(stack));
            err.println("Kafka            " + stack.bootstrapServers());
            err.println("Schema registry  " + stack.servers().registry().uri());
            err.println("Fact store       " + stack.servers().postgres().uri());
            err.println("Web pages        " + pages);
            err.println("Ready. Ctrl-C ends it; the data stays in " + directory + ".");
            signal.await(() -> stack.failure().isPresent());
            if (stack.failure().isPresent()) {
                throw new IllegalStateException(stack.failure().get());
            }
        }
        return ExitCode.DONE;
    }

    static ServedViews views(LocalStack stack) {
        return new ServedViews(
                new StatusReport(stack.connection(), stack.topics(), stack::facts), ChangeListing::object);
    }
}
