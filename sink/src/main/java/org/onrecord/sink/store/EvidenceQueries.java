package org.onrecord.sink.store;

import static org.onrecord.sink.store.StoreQueries.instant;
import static org.onrecord.sink.store.StoreQueries.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Basis;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Status;

/** Questions about the evidence of a claim. */
final class EvidenceQueries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvidenceQueries() {}

    static List<EvidenceFact> evidence(Connection connection, String claimId, int limit) throws SQLException {
        List<EvidenceFact> pieces = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT * FROM evidence WHERE claim_id = ?
                ORDER BY until_version IS NOT NULL, status, document_at DESC, evidence_id, since_version DESC
                LIMIT ?""")) {
            select.setString(1, claimId);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pieces.add(piece(row));
                }
            }
        }
        return pieces;
    }

    static long count(Connection connection, String claimId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM evidence WHERE claim_id = ?")) {
            select.setString(1, claimId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static ClaimFact.Qualifiers qualifiers(ResultSet row) throws SQLException {
        return new ClaimFact.Qualifiers(
                row.getString("product"),
                row.getString("group_name"),
                row.getString("place"),
                row.getString("holds_since"),
                row.getString("holds_until"));
    }

    private static EvidenceFact piece(ResultSet row) throws SQLException {
        return new EvidenceFact(
                row.getString("evidence_id"),
                row.getString("article_id"),
                Polarity.valueOf(row.getString("polarity")),
                Phase.valueOf(row.getString("phase")),
                Status.valueOf(row.getString("status")),
                Basis.valueOf(row.getString("basis")),
                row.getString("quote"),
                row.getInt("quote_start"),
                row.getInt("quote_end"),
                mention(row, "subject"),
                mention(row, "object"),
                speaker(row),
                cues(row.getString("cues")),
                qualifiers(row),
                row.getDouble("confidence"),
                row.getString("rule"),
                row.getString("extractor_version"),
                row.getString("url"),
                row.getString("title"),
                row.getString("publisher"),
                instant(row, "published_at"),
                required(row, "observed_at"),
                instant(row, "known_until"));
    }

    private static EvidenceFact.Mention mention(ResultSet row, String party) throws SQLException {
        return new EvidenceFact.Mention(
                row.getString(party + "_name"),
                row.getString(party + "_mention"),
                row.getInt(party + "_start"),
                row.getInt(party + "_end"));
    }

    private static EvidenceFact.@Nullable Speaker speaker(ResultSet row) throws SQLException {
        boolean inferred = row.getBoolean("speaker_inferred");
        return row.wasNull()
                ? null
                : new EvidenceFact.Speaker(
                        row.getString("speaker_name"),
                        row.getString("speaker_role"),
                        row.getString("speaker_organisation"),
                        inferred,
                        row.getString("speaker_resolution"));
    }

    private static List<EvidenceFact.Cue> cues(String json) throws SQLException {
        List<EvidenceFact.Cue> cues = new ArrayList<>();
        try {
            for (JsonNode cue : JSON.readTree(json)) {
                cues.add(new EvidenceFact.Cue(
                        cue.path("kind").asText(),
                        cue.path("text").asText(),
                        cue.path("start").asInt(),
                        cue.path("end").asInt()));
            }
        } catch (JsonProcessingException e) {
            throw new SQLException("evidence.cues holds no array of cues", e);
        }
        return cues;
    }
}
