package org.onrecord.app.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;
import picocli.CommandLine.Option;

/** Which claim changes a subscriber wants to see; every condition that is set has to hold. */
final class ChangeFilter {

    @Option(
            names = "--party",
            paramLabel = "NAME",
            description = "Only claims of which one party's name contains this, in any case.")
    @Nullable
    String party;

    @Option(names = "--relation", paramLabel = "RELATION", description = "One of: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Relation relation;

    @Option(
            names = "--from",
            paramLabel = "STANDING",
            description = "Only changes away from this standing: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Standing from;

    @Option(names = "--to", paramLabel = "STANDING", description = "Only changes to this standing.")
    @Nullable
    Standing to;

    boolean admits(ClaimChange change) {
        return (party == null || names(change, party))
                && (relation == null || change.getAfter().getRelation() == relation)
                && (from == null
                        || change.getBefore() != null && change.getBefore().getStanding() == from)
                && (to == null || change.getAfter().getStanding() == to && standingChanged(change));
    }

    private static boolean standingChanged(ClaimChange change) {
        return change.getBefore() == null
                || change.getBefore().getStanding() != change.getAfter().getStanding();
    }

    private static boolean names(ClaimChange change, String party) {
        String wanted = party.toLowerCase(Locale.ROOT);
        return contains(change.getAfter().getSubject().getName(), wanted)
                || contains(change.getAfter().getObject().getName(), wanted);
    }

    private static boolean contains(String name, String wanted) {
        return name.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
