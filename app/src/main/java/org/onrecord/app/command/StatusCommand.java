package org.onrecord.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.FactStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Shows topics, components, how far each is behind, and what the fact store holds.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Exit code 3 when there are dead letters, 1 when a part does not answer.",
            "",
            "Examples:",
            "  onrecord status",
            "  onrecord status --output json"
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<FactStore> opened = new ArrayList<>();
        StatusReport report = new StatusReport(connection.kafka(), new Topics(connection.registry(), 1), () -> {
            FactStore facts = FactStore.open(database.jdbcUrl());
            opened.add(facts);
            return facts;
        });
        Map<String, List<Map<String, Object>>> sections = report.get();
        opened.forEach(FactStore::close);
        PrintWriter out = spec.commandLine().getOut();
        sections.forEach((title, rows) -> {
            if (output.isTable()) {
                out.println(title);
            }
            output.print(out, listing(title, rows, output.isTable()));
            if (output.isTable()) {
                out.println();
            }
        });
        if (sections.values().stream().flatMap(List::stream).anyMatch(row -> row.containsKey("problem"))) {
            return ExitCode.FAILED;
        }
        return StatusReport.deadLetters(sections) == 0 ? ExitCode.DONE : ExitCode.DONE_WITH_DEAD_LETTERS;
    }

    private static Listing listing(String title, List<Map<String, Object>> rows, boolean table) {
        List<String> columns =
                new ArrayList<>(rows.isEmpty() ? List.of() : rows.get(0).keySet());
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            List<@Nullable Object> line = new ArrayList<>(row.values());
            if (!table) {
                line.add(0, title);
            }
            cells.add(line);
        }
        if (!table) {
            columns.add(0, "section");
        }
        return new Listing(columns, cells);
    }
}
