package org.onrecord.sink.store;

import static org.onrecord.sink.store.StoreQueries.instant;
import static org.onrecord.sink.store.StoreQueries.required;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Standing;

/** Questions about claims. */
final class ClaimQueries {

    private static final int ENTITIES_MAX = 10_000;

    private static final String ENTITIES_BY_NAME = """
            SELECT DISTINCT entity_id FROM entity_alias
            WHERE lower(alias) ~>=~ lower(?) AND lower(alias) ~<~ (lower(?) || chr(1114111))
            UNION SELECT entity_id FROM entity WHERE entity_id = ?
            LIMIT ?
            """;

    private static final String WORDS = """
            claim_id IN (SELECT claim_id FROM evidence
                         WHERE to_tsvector('english', quote) @@ websearch_to_tsquery('english', ?)
                           AND until_version IS NULL)""";

    private static final String STEPS = """
            SELECT * FROM (
                SELECT version, change_type, standing_before, standing, document_at, known_from, first_publisher,
                       days_ahead, publisher, title, url
                FROM claim_timeline WHERE claim_id = ? ORDER BY version DESC LIMIT ?
            ) AS latest ORDER BY version
            """;

    private ClaimQueries() {}

    static List<ClaimFact> claims(Connection connection, ClaimFilter filter) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (filter.party() != null) {
            Object ids = connection.createArrayOf(
                    "text", entities(connection, filter.party()).toArray());
            conditions.add("(subject_id = ANY (?) OR object_id = ANY (?))");
            Collections.addAll(values, ids, ids);
        }
        if (filter.relation() != null) {
            conditions.add("relation = ?");
            values.add(filter.relation().name());
        }
        if (filter.standing() != null) {
            conditions.add("standing = ?");
            values.add(filter.standing().name());
        }
        if (filter.polarity() != null) {
            conditions.add(
                    filter.polarity() == Polarity.DENIED
                            ? "denial_count > 0"
                            : "official_count + speculation_count > 0");
        }
        if (filter.since() != null) {
            conditions.add("coalesce(last_published, last_seen) >= ?");
            values.add(filter.since().atOffset(ZoneOffset.UTC));
        }
        if (filter.text() != null) {
            conditions.add(WORDS);
            values.add(filter.text());
        }
        if (!filter.includeWithdrawn() && filter.standing() != Standing.WITHDRAWN) {
            conditions.add("standing <> 'WITHDRAWN'");
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        values.add(filter.limit());
        return select(
                connection,
                "SELECT * FROM claim" + where + " ORDER BY coalesce(last_published, last_seen) DESC, claim_id LIMIT ?",
                values);
    }

    static Optional<ClaimDetail> claim(Connection connection, String idOrPrefix, int evidenceMax) throws SQLException {
        List<ClaimFact> found = select(
                connection,
                "SELECT * FROM claim WHERE claim_id LIKE ? ORDER BY claim_id LIMIT 2",
                List.of(prefixPattern(idOrPrefix)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1 && !found.get(0).claimId().equals(idOrPrefix)) {
            throw new FactStoreException("More than one claim begins with " + idOrPrefix + ", such as "
                    + found.get(0).claimId() + " and " + found.get(1).claimId());
        }
        String id = found.get(0).claimId();
        return Optional.of(new ClaimDetail(
                found.get(0),
                EvidenceQueries.evidence(connection, id, evidenceMax),
                EvidenceQueries.count(connection, id),
                steps(connection, id, evidenceMax)));
    }

    private static List<String> entities(Connection connection, String party) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ENTITIES_BY_NAME)) {
            select.setString(1, party);
            select.setString(2, party);
            select.setString(3, party);
            select.setInt(4, ENTITIES_MAX);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    private static String prefixPattern(String beginning) {
        return beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static List<ClaimFact> select(Connection connection, String sql, List<Object> values) throws SQLException {
        List<ClaimFact> facts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    facts.add(fact(row));
                }
            }
        }
        return facts;
    }

    private static ClaimFact fact(ResultSet row) throws SQLException {
        return new ClaimFact(
                row.getString("claim_id"),
                row.getLong("version"),
                Relation.valueOf(row.getString("relation")),
                new ClaimFact.Party(row.getString("subject_id"), row.getString("subject_name")),
                new ClaimFact.Party(row.getString("object_id"), row.getString("object_name")),
                Standing.valueOf(row.getString("standing")),
                Phase.valueOf(row.getString("phase")),
                new ClaimFact.Counts(
                        row.getLong("official_count"),
                        row.getLong("speculation_count"),
                        row.getLong("denial_count"),
                        row.getLong("publisher_count"),
                        row.getLong("independent_publisher_count")),
                instant(row, "first_published"),
                instant(row, "last_published"),
                instant(row, "official_since"),
                required(row, "last_seen"),
                EvidenceQueries.qualifiers(row),
                row.getDouble("confidence"),
                row.getString("best_evidence_id") == null
                        ? null
                        : new ClaimFact.Words(
                                row.getString("best_evidence_id"),
                                row.getString("best_quote"),
                                row.getString("best_basis"),
                                row.getString("best_speaker"),
                                row.getString("best_publisher"),
                                row.getString("best_title"),
                                row.getString("best_url")));
    }

    private static List<TimelineStep> steps(Connection connection, String claimId, int limit) throws SQLException {
        List<TimelineStep> steps = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setString(1, claimId);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String before = row.getString("standing_before");
                    steps.add(new TimelineStep(
                            row.getLong("version"),
                            ChangeType.valueOf(row.getString("change_type")),
                            before == null ? null : Standing.valueOf(before),
                            Standing.valueOf(row.getString("standing")),
                            required(row, "document_at"),
                            required(row, "known_from"),
                            row.getString("first_publisher"),
                            row.getObject("days_ahead", Integer.class),
                            row.getString("publisher"),
                            row.getString("title"),
                            row.getString("url")));
                }
            }
        }
        return steps;
    }
}
