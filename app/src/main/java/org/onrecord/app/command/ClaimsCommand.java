package org.onrecord.app.command;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.ClaimFilter;
import org.onrecord.sink.store.FactStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "claims",
        description = "Lists what is said about who works with whom, from the fact store.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Examples:",
            "  onrecord claims --party Leica --standing OFFICIAL",
            "  onrecord claims --standing SPECULATION --since 30d --output csv",
            "  onrecord claims --text 'joint venture -rumour' --relation JOINT_VENTURE_WITH"
        })
final class ClaimsCommand implements Callable<Integer> {

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--party", paramLabel = "NAME", description = "The beginning of a party's name, in any case.")
    @Nullable
    String party;

    @Option(names = "--relation", paramLabel = "RELATION", description = "One of: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Relation relation;

    @Option(names = "--standing", paramLabel = "STANDING", description = "One of: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Standing standing;

    @Option(
            names = "--polarity",
            paramLabel = "POLARITY",
            description = "Claims that somebody has affirmed, or denied: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Polarity polarity;

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            converter = MomentConverter.class,
            description = "With a document from this time or later: a day, an instant, or 7d, 36h, 10m ago.")
    @Nullable
    Instant since;

    @Option(
            names = "--text",
            paramLabel = "WORDS",
            description = "Words that the evidence quotes; \"a phrase\", or, and -not work as in web searches.")
    @Nullable
    String text;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many at the most (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    int limit = 200;

    @Option(names = "--withdrawn", description = "Also claims whose last evidence was withdrawn.")
    boolean withdrawn;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ConfigurationException("--limit must be 1 or more, not " + limit);
        }
        try (FactStore facts = FactStore.open(database.jdbcUrl())) {
            List<ClaimFact> claims =
                    facts.claims(new ClaimFilter(party, relation, standing, polarity, since, text, limit, withdrawn));
            output.print(
                    spec.commandLine().getOut(),
                    output.isTable() ? ClaimListing.brief(claims) : ClaimListing.full(claims));
            if (claims.isEmpty() && party != null) {
                suggest(facts, party);
            }
        }
        return ExitCode.DONE;
    }

    private void suggest(FactStore facts, String name) {
        List<String> similar = facts.similarNames(name, 3);
        if (!similar.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No party is called " + name + "; did you mean " + String.join(", ", similar) + "?");
        }
    }
}
