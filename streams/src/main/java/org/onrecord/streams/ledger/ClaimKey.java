package org.onrecord.streams.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Relation;

/**
 * What makes two statements one claim: the relation and the two organisations, whose order means nothing for a
 * symmetric relation.
 */
public record ClaimKey(Relation relation, String subjectId, String objectId) {

    private static final int ID_BYTES = 16;

    public ClaimKey {
        if (relation.symmetric() && subjectId.compareTo(objectId) > 0) {
            throw new IllegalArgumentException(
                    "The parties of " + relation + " are not in order: " + subjectId + ", " + objectId);
        }
    }

    /** The key of a statement, its parties put in order where the relation is symmetric. */
    public static ClaimKey of(Relation relation, String subjectId, String objectId) {
        return relation.symmetric() && subjectId.compareTo(objectId) > 0
                ? new ClaimKey(relation, objectId, subjectId)
                : new ClaimKey(relation, subjectId, objectId);
    }

    /** The first 16 bytes of the SHA-256 of relation and parties, in hexadecimal. */
    public String claimId() {
        return hash(relation.name(), subjectId, objectId);
    }

    /** The id of what one article says about the claim with one polarity. */
    public static String evidenceId(String claimId, String articleId, Polarity polarity) {
        return hash(claimId, articleId, polarity.name());
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
