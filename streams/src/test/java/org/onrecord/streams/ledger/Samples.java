package org.onrecord.streams.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Document.PublisherKind;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;

/** Evidence about a handful of invented companies. */
final class Samples {

    static final ClaimKey ACME_AND_BOLT = ClaimKey.of(Relation.PARTNERS_WITH, "acme", "bolt");

    private Samples() {}

    /** What one article says, before it is known which article that is. */
    record Statement(
            ClaimKey claim,
            Polarity polarity,
            Phase phase,
            Basis basis,
            double confidence,
            String subjectName,
            Qualifiers qualifiers) {

        static Statement of(Basis basis) {
            return of(Polarity.AFFIRMED, Phase.ACTIVE, basis);
        }

        static Statement of(Polarity polarity, Phase phase, Basis basis) {
            return new Statement(ACME_AND_BOLT, polarity, phase, basis, 0.9, "Acme", Qualifiers.NONE);
        }
    }

    /** One revision of an invented article. */
    record Revision(
            String articleId,
            String publisher,
            @Nullable Instant publishedAt,
            Instant fetchedAt,
            String contentHash,
            boolean withdrawn,
            String signature,
            List<Statement> statements) {

        ArticleRevision revision() {
            return new ArticleRevision(articleId, fetchedAt, contentHash, withdrawn);
        }

        List<Evidence> evidence() {
            return statements.stream().map(this::evidence).toList();
        }

        private Evidence evidence(Statement statement) {
            String claimId = statement.claim().claimId();
            return new Evidence(
                    ClaimKey.evidenceId(claimId, articleId, statement.polarity()),
                    claimId,
                    statement.claim().relation(),
                    new Mention(statement.claim().subjectId(), statement.subjectName(), statement.subjectName(), 0, 4),
                    new Mention(statement.claim().objectId(), "Bolt", "Bolt", 14, 18),
                    statement.polarity(),
                    statement.phase(),
                    statement.basis(),
                    "Acme works for Bolt.",
                    0,
                    20,
                    null,
                    List.of(new Cue("TRIGGER", "works for", 5, 14)),
                    statement.qualifiers(),
                    statement.confidence(),
                    "works-for",
                    "1",
                    new Origin(
                            articleId,
                            "https://" + publisher + "/" + articleId,
                            "Acme and Bolt",
                            new Publisher(publisher, publisher, PublisherKind.NEWS),
                            publishedAt,
                            fetchedAt,
                            "story",
                            signature));
        }
    }

    static Revision article(String articleId, String publishedAt, Statement... statements) {
        return new Revision(
                articleId,
                articleId + ".example",
                Instant.parse(publishedAt),
                Instant.parse("2026-01-01T00:00:00Z"),
                "hash",
                false,
                "",
                List.of(statements));
    }
}
