package org.onrecord.app.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "onrecord",
        description = {
            "Reads press releases and articles as they appear, pulls out who is said to work with whom,",
            "and tells what the companies officially said from speculation, with the exact words as proof."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            IngestCommand.class,
            StreamsCommand.class,
            SinkCommand.class,
            ServeCommand.class,
            ClaimsCommand.class,
            ShowCommand.class,
            WatchCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            SourcesCommand.class,
            ExtractCommand.class,
            ParseCommand.class,
            BenchCommand.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "Settings come from the command line, then from the environment (ONRECORD_DATABASE for --database),",
            "then from a properties file (--config, ONRECORD_CONFIG, or ./onrecord.properties), then from defaults.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but with dead letters.",
            "",
            "Examples:",
            "  onrecord demo                             see the whole flow on the bundled sample site",
            "  onrecord up --data-dir ./data             keep a stack running on one directory",
            "  onrecord ingest --once --sources sources.yaml",
            "  onrecord claims --party Leica --standing OFFICIAL",
            "  onrecord watch --from-beginning --to DENIED"
        })
public final class CommandTree implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandTree.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with settings named like the options.",
            scope = ScopeType.INHERIT)
    String config = "";

    @Spec
    CommandSpec spec = CommandSpec.create();

    CommandTree() {}

    /**
     * Runs the command line and returns the exit code of {@link ExitCode}.
     *
     * @param environment the process's environment variables
     */
    public static int run(Map<String, String> environment, String... arguments) {
        return run(environment, writer(System.out), writer(System.err), arguments);
    }

    /** UTF-8 whatever the locale says: quotes are printed letter for letter. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new CommandTree())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, line, result) -> failed(exception, line))
                .setParameterExceptionHandler(CommandTree::misused);
        try {
            commandLine.setDefaultValueProvider(Configuration.load(commandLine, List.of(arguments), environment));
        } catch (ConfigurationException e) {
            commandLine.getErr().println("onrecord: " + e.getMessage());
            return ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See onrecord --help");
    }

    private static int failed(Exception exception, CommandLine line) {
        LOG.debug("{} failed", line.getCommandName(), exception);
        line.getErr().println("onrecord: " + Failure.describe(exception));
        return exception instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.FAILED;
    }

    private static int misused(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("onrecord: " + exception.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, err)) {
            err.println("See " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }
}
