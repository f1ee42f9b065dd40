package org.onrecord.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Evidence;

/** Shows claim changes to people and scripts. */
final class ChangeListing {

    static final List<String> COLUMNS = List.of(
            "occurred_at",
            "change",
            "subject",
            "relation",
            "object",
            "standing_from",
            "standing_to",
            "version",
            "claim_id",
            "publisher",
            "quote",
            "url",
            "days_ahead");

    private ChangeListing() {}

    /** One line for a person: what changed, for whom, and the words behind it. */
    static String line(ClaimChange change) {
        StringBuilder line = new StringBuilder();
        line.append(change.getOccurredAt().toString(), 0, 19).append("  ");
        line.append(String.format("%-12s ", change.getType()));
        line.append(change.getAfter().getSubject().getName()).append(' ');
        line.append(change.getAfter().getRelation()).append(' ');
        line.append(change.getAfter().getObject().getName()).append("  [");
        if (change.getBefore() != null
                && change.getBefore().getStanding() != change.getAfter().getStanding()) {
            line.append(change.getBefore().getStanding()).append(" -> ");
        }
        line.append(change.getAfter().getStanding()).append(']');
        Evidence evidence = decisive(change);
        if (evidence != null) {
            line.append("  “")
                    .append(evidence.getQuote().replaceAll("\\s+", " "))
                    .append("”  ");
            line.append(evidence.getOrigin().getPublisher().getName());
        }
        if (change.getConfirmation() != null) {
            line.append("  (first: ")
                    .append(change.getConfirmation().getFirstPublisher())
                    .append(", ")
                    .append(change.getConfirmation().getDaysAhead())
                    .append(" days ahead)");
        }
        return line.toString();
    }

    static Listing of(List<ClaimChange> changes) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ClaimChange change : changes) {
            Evidence evidence = decisive(change);
            rows.add(Arrays.asList(
                    change.getOccurredAt().toString(),
                    change.getType().name(),
                    change.getAfter().getSubject().getName(),
                    change.getAfter().getRelation().name(),
                    change.getAfter().getObject().getName(),
                    change.getBefore() == null
                            ? null
                            : change.getBefore().getStanding().name(),
                    change.getAfter().getStanding().name(),
                    change.getVersion(),
                    change.getClaimId(),
                    evidence == null
                            ? null
                            : evidence.getOrigin().getPublisher().getName(),
                    evidence == null ? null : evidence.getQuote(),
                    evidence == null ? null : evidence.getOrigin().getUrl(),
                    change.getConfirmation() == null
                            ? null
                            : change.getConfirmation().getDaysAhead()));
        }
        return new Listing(COLUMNS, rows);
    }

    /** The cells of a change by the names of their columns. */
    static Map<String, @Nullable Object> object(ClaimChange change) {
        List<@Nullable Object> cells = of(List.of(change)).rows().get(0);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            object.put(COLUMNS.get(i), cells.get(i));
        }
        return object;
    }

    private static @Nullable Evidence decisive(ClaimChange change) {
        if (!change.getAdded().isEmpty()) {
            return change.getAdded().get(0);
        }
        return change.getRemoved().isEmpty()
                ? change.getAfter().getBestEvidence()
                : change.getRemoved().get(0);
    }
}
