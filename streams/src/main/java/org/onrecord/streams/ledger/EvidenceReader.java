package org.onrecord.streams.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.entity.Resolution;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.ExtractedClaim;
import org.onrecord.streams.story.StorySignature;

/** Turns what an article says into evidence about claims, its parties resolved to organisations. */
public final class EvidenceReader {

    /** No article says more than this; what goes beyond is not kept. */
    static final int EVIDENCE_MAX = 500;

    private static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparing(Evidence::basis)
            .thenComparing(Comparator.comparingDouble(Evidence::confidence).reversed())
            .thenComparingInt(Evidence::start)
            .thenComparing(evidence -> evidence.subject().name())
            .thenComparing(evidence -> evidence.object().name());

    private EvidenceReader() {}

    /**
     * The evidence in an article.
     *
     * @param claims what an extractor found in the article's document
     * @param version the extractor's version
     */
    public static List<Evidence> read(
            ArticleText article, List<ExtractedClaim> claims, String version, EntityTable organisations) {
        String signature =
                claims.isEmpty() ? "" : StorySignature.of(article.document().text());
        Origin origin = new Origin(
                article.articleId(),
                article.url(),
                article.title(),
                article.publisher(),
                article.publishedAt(),
                article.fetchedAt(),
                StorySignature.idOf(signature),
                signature);
        List<Evidence> evidence = new ArrayList<>();
        for (ExtractedClaim claim : claims) {
            Mention subject = mention(claim.subject(), origin, organisations);
            Mention object = mention(claim.object(), origin, organisations);
            if (!subject.entityId().equals(object.entityId())) {
                evidence.add(evidence(claim, subject, object, version, origin));
            }
        }
        return strongestOfEach(evidence);
    }

    /**
     * The same evidence with its parties resolved anew. Evidence of which both parties became one organisation is left
     * out.
     */
    public static List<Evidence> reread(List<Evidence> evidence, EntityTable organisations) {
        List<Evidence> again = new ArrayList<>();
        for (Evidence each : evidence) {
            Mention subject = mention(each.subject(), each.origin(), organisations);
            Mention object = mention(each.object(), each.origin(), organisations);
            if (!subject.entityId().equals(object.entityId())) {
                again.add(each.withParties(subject, object));
            }
        }
        return strongestOfEach(again);
    }

    private static Evidence evidence(
            ExtractedClaim claim, Mention subject, Mention object, String version, Origin origin) {
        return new Evidence(
                        "",
                        "",
                        claim.relation(),
                        subject,
                        object,
                        claim.polarity(),
                        claim.phase(),
                        claim.basis(),
                        claim.quote(),
                        claim.evidence().start(),
                        claim.evidence().end(),
                        claim.speaker(),
                        claim.cues().stream().map(EvidenceReader::cue).toList(),
                        claim.qualifiers(),
                        claim.confidence(),
                        claim.rule(),
                        version,
                        origin)
                .withParties(subject, object);
    }

    private static org.onrecord.streams.ledger.Cue cue(Cue cue) {
        return new org.onrecord.streams.ledger.Cue(
                cue.kind().name(), cue.text(), cue.span().start(), cue.span().end());
    }

    private static Mention mention(
            org.onrecord.streams.extract.Mention mention, Origin origin, EntityTable organisations) {
        return new Mention(
                entityId(mention.name(), mention.text(), origin, organisations),
                mention.name(),
                mention.text(),
                mention.span().start(),
                mention.span().end());
    }

    private static Mention mention(Mention mention, Origin origin, EntityTable organisations) {
        String entityId = entityId(mention.name(), mention.text(), origin, organisations);
        return new Mention(entityId, mention.name(), mention.text(), mention.start(), mention.end());
    }

    private static String entityId(String name, String text, Origin origin, EntityTable organisations) {
        String domain = origin.publisher().domain();
        Resolution.Context context = new Resolution.Context(Set.of(text), domain.isEmpty() ? null : domain);
        return organisations.resolve(name, context).entityId();
    }

    /** Two names of one document may stand for one organisation, so that two claims become one. */
    private static List<Evidence> strongestOfEach(List<Evidence> evidence) {
        Map<String, Evidence> strongest = new LinkedHashMap<>();
        for (Evidence each : evidence) {
            if (strongest.size() < EVIDENCE_MAX || strongest.containsKey(each.evidenceId())) {
                strongest.merge(
                        each.evidenceId(),
                        each,
                        (left, right) -> STRONGEST_FIRST.compare(left, right) <= 0 ? left : right);
            }
        }
        return List.copyOf(strongest.values());
    }
}
