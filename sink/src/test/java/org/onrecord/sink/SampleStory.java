package org.onrecord.sink;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.onrecord.avro.Article;
import org.onrecord.avro.Basis;
import org.onrecord.avro.Cue;
import org.onrecord.avro.DocumentKind;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Mention;
import org.onrecord.avro.Origin;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;
import org.onrecord.avro.Qualifiers;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Speaker;
import org.onrecord.avro.Status;
import org.onrecord.schemas.TrustedRecords;

/** Articles and evidence of companies that do not exist, for tests. */
public final class SampleStory {

    static {
        TrustedRecords.install();
    }

    private SampleStory() {}

    /** An article of the day {@code publishedOn}, such as {@code 2026-03-01}, fetched two hours into the next day. */
    public static Article article(String publisher, PublisherKind kind, String publishedOn, String title) {
        String url = "https://" + slug(publisher) + ".example/" + slug(title);
        Instant publishedAt = Instant.parse(publishedOn + "T00:00:00Z");
        return Article.newBuilder()
                .setArticleId(id(url))
                .setUrl(url)
                .setCanonicalUrl(url)
                .setSourceName("sample")
                .setPublisher(new Publisher(publisher, slug(publisher) + ".example", kind))
                .setDocumentKind(kind == PublisherKind.COMPANY ? DocumentKind.PRESS_RELEASE : DocumentKind.NEWS)
                .setIssuers(kind == PublisherKind.COMPANY ? List.of(publisher) : List.of())
                .setTitle(title)
                .setPublishedAt(publishedAt)
                .setFetchedAt(publishedAt.plusSeconds(26 * 3600))
                .setLanguage("en")
                .setText(title + "\n" + title)
                .setContentHash("hash-of-" + slug(title))
                .build();
    }

    /** What {@code article} says about a claim, in the words {@code quote}. */
    public static Evidence evidence(
            Article article,
            String subject,
            Relation relation,
            String object,
            Polarity polarity,
            Phase phase,
            Basis basis,
            String quote) {
        String claimId = claimId(relation, subject, object);
        return Evidence.newBuilder()
                .setEvidenceId(id(claimId + article.getArticleId() + polarity).replace("-", ""))
                .setClaimId(claimId)
                .setRelation(relation)
                .setSubject(new Mention(entityId(subject), subject, subject, 0, subject.length()))
                .setObject(new Mention(entityId(object), object, object, 0, object.length()))
                .setPolarity(polarity)
                .setPhase(phase)
                .setStatus(basis.ordinal() <= Basis.INDIRECT_SPEECH.ordinal() ? Status.OFFICIAL : Status.SPECULATION)
                .setBasis(basis)
                .setQuote(quote)
                .setStart(10)
                .setEnd(10 + quote.length())
                .setSpeaker(new Speaker("Ada Muster", "chief executive", subject, false, "NAMED"))
                .setCues(List.of(new Cue("TRIGGER", "partner", 12, 19)))
                .setQualifiers(Qualifiers.newBuilder().build())
                .setConfidence(0.875)
                .setRule("sample")
                .setExtractorVersion("1")
                .setOrigin(Origin.newBuilder()
                        .setArticleId(article.getArticleId())
                        .setUrl(article.getUrl())
                        .setTitle(article.getTitle())
                        .setPublisher(article.getPublisher())
                        .setPublishedAt(article.getPublishedAt())
                        .setObservedAt(article.getFetchedAt())
                        .setStoryId("story-" + slug(article.getTitle()))
                        .build())
                .build();
    }

    public static String claimId(Relation relation, String subject, String object) {
        return id(relation + subject + object).replace("-", "");
    }

    public static String entityId(String name) {
        return "e-" + slug(name);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
