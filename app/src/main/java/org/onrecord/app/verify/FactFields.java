package org.onrecord.app.verify;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.Mention;
import org.onrecord.streams.ledger.Origin;

/**
 * Facts as the columns of the fact store, each value as text. A column that does not follow from the articles, such as
 * when a row was written, is left out.
 */
final class FactFields {

    /** The columns of {@code claim_version} that make a step. */
    static final List<String> STEP = List.of(
            "change_type",
            "standing_before",
            "standing",
            "phase",
            "official_count",
            "speculation_count",
            "denial_count",
            "publisher_count",
            "independent_publisher_count",
            "cause_article_id",
            "occurred_at");

    /** The columns of {@code claim} that follow from the articles. */
    static final Set<String> CLAIM = Set.of(
            "relation",
            "subject_id",
            "subject_name",
            "object_id",
            "object_name",
            "standing",
            "phase",
            "official_count",
            "speculation_count",
            "denial_count",
            "publisher_count",
            "independent_publisher_count",
            "first_seen",
            "last_seen",
            "first_published",
            "last_published",
            "official_since",
            "product",
            "group_name",
            "place",
            "holds_since",
            "holds_until",
            "confidence",
            "best_evidence_id",
            "best_quote",
            "best_basis",
            "best_speaker",
            "best_publisher",
            "best_title",
            "best_url");

    /** The columns of {@code evidence} that follow from the articles. */
    static final Set<String> EVIDENCE = Set.of(
            "article_id",
            "polarity",
            "phase",
            "status",
            "basis",
            "quote",
            "quote_start",
            "quote_end",
            "subject_name",
            "subject_mention",
            "subject_start",
            "subject_end",
            "object_name",
            "object_mention",
            "object_start",
            "object_end",
            "speaker_name",
            "speaker_role",
            "speaker_organisation",
            "speaker_inferred",
            "speaker_resolution",
            "product",
            "group_name",
            "place",
            "holds_since",
            "holds_until",
            "confidence",
            "rule",
            "url",
            "title",
            "publisher",
            "publisher_domain",
            "publisher_kind",
            "published_at",
            "observed_at",
            "document_at",
            "story_id");

    private FactFields() {}

    static Map<String, @Nullable String> of(org.onrecord.streams.ledger.Claim claim) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        put(fields, "relation", claim.relation());
        put(fields, "subject_id", claim.subject().entityId());
        put(fields, "subject_name", claim.subject().name());
        put(fields, "object_id", claim.object().entityId());
        put(fields, "object_name", claim.object().name());
        put(fields, "standing", claim.standing());
        put(fields, "phase", claim.phase());
        put(fields, "official_count", claim.officialCount());
        put(fields, "speculation_count", claim.speculationCount());
        put(fields, "denial_count", claim.denialCount());
        put(fields, "publisher_count", claim.publisherCount());
        put(fields, "independent_publisher_count", claim.independentPublisherCount());
        put(fields, "first_seen", claim.firstSeen());
        put(fields, "last_seen", claim.lastSeen());
        put(fields, "first_published", claim.firstPublished());
        put(fields, "last_published", claim.lastPublished());
        put(fields, "official_since", claim.officialSince());
        putQualifiers(fields, claim.qualifiers());
        put(fields, "confidence", claim.confidence());
        putBest(fields, claim.bestEvidence());
        return fields;
    }

    private static void putBest(Map<String, @Nullable String> fields, @Nullable Evidence best) {
        Origin origin = best == null ? null : best.origin();
        put(fields, "best_evidence_id", best == null ? null : best.evidenceId());
        put(fields, "best_quote", best == null ? null : best.quote());
        put(fields, "best_basis", best == null ? null : best.basis());
        put(fields, "best_speaker", best == null ? null : line(best.speaker()));
        put(fields, "best_publisher", origin == null ? null : origin.publisher().name());
        put(fields, "best_title", origin == null ? null : origin.title());
        put(fields, "best_url", origin == null ? null : origin.url());
    }

    static Map<String, @Nullable String> of(Evidence evidence) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        put(fields, "article_id", evidence.origin().articleId());
        put(fields, "polarity", evidence.polarity());
        put(fields, "phase", evidence.phase());
        put(fields, "status", evidence.status());
        put(fields, "basis", evidence.basis());
        put(fields, "quote", evidence.quote());
        put(fields, "quote_start", evidence.start());
        put(fields, "quote_end", evidence.end());
        putMention(fields, "subject", evidence.subject());
        putMention(fields, "object", evidence.object());
        Speaker speaker = evidence.speaker();
        put(fields, "speaker_name", speaker == null ? null : speaker.name());
        put(fields, "speaker_role", speaker == null ? null : speaker.role());
        put(fields, "speaker_organisation", speaker == null ? null : speaker.organisation());
        put(fields, "speaker_inferred", speaker == null ? null : speaker.inferred());
        put(fields, "speaker_resolution", speaker == null ? null : speaker.resolution());
        putQualifiers(fields, evidence.qualifiers());
        put(fields, "confidence", evidence.confidence());
        put(fields, "rule", evidence.rule());
        putOrigin(fields, evidence.origin());
        return fields;
    }

    private static void putMention(Map<String, @Nullable String> fields, String side, Mention mention) {
        put(fields, side + "_name", mention.name());
        put(fields, side + "_mention", mention.text());
        put(fields, side + "_start", mention.start());
        put(fields, side + "_end", mention.end());
    }

    private static void putQualifiers(Map<String, @Nullable String> fields, Qualifiers qualifiers) {
        put(fields, "product", qualifiers.product());
        put(fields, "group_name", qualifiers.group());
        put(fields, "place", qualifiers.place());
        put(fields, "holds_since", qualifiers.since());
        put(fields, "holds_until", qualifiers.until());
    }

    private static void putOrigin(Map<String, @Nullable String> fields, Origin origin) {
        put(fields, "url", origin.url());
        put(fields, "title", origin.title());
        put(fields, "publisher", origin.publisher().name());
        put(fields, "publisher_domain", origin.publisher().domain());
        put(fields, "publisher_kind", origin.publisher().kind());
        put(fields, "published_at", origin.publishedAt());
        put(fields, "observed_at", origin.observedAt());
        put(fields, "document_at", origin.documentTime());
        put(fields, "story_id", origin.storyId());
    }

    /** Which revision of an article it is. */
    static String revision(@Nullable Object contentHash, @Nullable Object fetchedAt, @Nullable Object withdrawn) {
        return text(contentHash) + " of " + text(fetchedAt) + (Boolean.TRUE.equals(withdrawn) ? ", withdrawn" : "");
    }

    /** A step of a claim: what subscribers and the history are told. */
    static String step(ClaimChange change) {
        Claim after = change.getAfter();
        Claim before = change.getBefore();
        return step(Arrays.asList(
                change.getType(),
                before == null ? null : before.getStanding(),
                after.getStanding(),
                after.getPhase(),
                after.getOfficialCount(),
                after.getSpeculationCount(),
                after.getDenialCount(),
                after.getPublisherCount(),
                after.getIndependentPublisherCount(),
                change.getCauseArticleId(),
                change.getOccurredAt()));
    }

    /** A step by its values, in the order of {@link #STEP}. */
    static String step(List<@Nullable Object> values) {
        return values.stream().map(value -> String.valueOf(text(value))).collect(Collectors.joining(" "));
    }

    private static void put(Map<String, @Nullable String> fields, String name, @Nullable Object value) {
        fields.put(name, text(value));
    }

    /** The text of a value, the same for what PostgreSQL gives and for what the records hold. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant().toString();
        }
        // PostgreSQL's text cannot hold U+0000.
        return value == null ? null : value.toString().replace('\0', '\uFFFD');
    }

    private static @Nullable String line(@Nullable Speaker speaker) {
        if (speaker == null) {
            return null;
        }
        String line = Stream.of(speaker.name(), speaker.role(), speaker.organisation())
                .filter(Objects::nonNull)
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? null : line;
    }
}
