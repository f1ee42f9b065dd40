package org.onrecord.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measures how fast On Record is on this machine.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        subcommands = {BenchPipelineCommand.class, BenchSinkCommand.class, BenchQuestionsCommand.class})
final class BenchCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Measure what? See onrecord bench --help");
    }
}
