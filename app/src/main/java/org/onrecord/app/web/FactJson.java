package org.onrecord.app.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.sink.store.ClaimDetail;
import org.onrecord.sink.store.ClaimFact;
import org.onrecord.sink.store.EvidenceFact;
import org.onrecord.sink.store.TimelineStep;

/** The shapes in which the API gives facts: flat objects, enums and moments as text, absent values as null. */
final class FactJson {

    private FactJson() {}

    static Map<String, @Nullable Object> claim(ClaimFact claim) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("claimId", claim.claimId());
        json.put("version", claim.version());
        json.put("subject", claim.subject().name());
        json.put("subjectId", claim.subject().entityId());
        json.put("relation", claim.relation().name());
        json.put("object", claim.object().name());
        json.put("objectId", claim.object().entityId());
        json.put("standing", claim.standing().name());
        json.put("phase", claim.phase().name());
        json.put("officialCount", claim.counts().official());
        json.put("speculationCount", claim.counts().speculation());
        json.put("denialCount", claim.counts().denial());
        json.put("publisherCount", claim.counts().publishers());
        json.put("independentPublisherCount", claim.counts().independentPublishers());
        json.put("firstPublished", text(claim.firstPublished()));
        json.put("lastPublished", text(claim.lastPublished()));
        json.put("officialSince", text(claim.officialSince()));
        json.put("confidence", claim.confidence());
        json.put("product", claim.qualifiers().product());
        json.put("group", claim.qualifiers().group());
        ClaimFact.Words best = claim.best();
        json.put("quote", best == null ? null : best.quote());
        json.put("basis", best == null ? null : best.basis());
        json.put("speaker", best == null ? null : best.speaker());
        json.put("publisher", best == null ? null : best.publisher());
        json.put("title", best == null ? null : best.title());
        json.put("url", best == null ? null : best.url());
        return json;
    }

    static Map<String, @Nullable Object> detail(ClaimDetail detail) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("claim", claim(detail.claim()));
        json.put("evidence", detail.evidence().stream().map(FactJson::evidence).toList());
        json.put("evidenceCount", detail.evidenceCount());
        json.put("timeline", detail.timeline().stream().map(FactJson::step).toList());
        return json;
    }

    private static Map<String, @Nullable Object> evidence(EvidenceFact evidence) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("evidenceId", evidence.evidenceId());
        json.put("polarity", evidence.polarity().name());
        json.put("phase", evidence.phase().name());
        json.put("status", evidence.status().name());
        json.put("basis", evidence.basis().name());
        json.put("quote", evidence.quote());
        json.put("start", evidence.start());
        json.put("end", evidence.end());
        json.put("subject", evidence.subject());
        json.put("object", evidence.object());
        json.put("speaker", evidence.speaker());
        json.put("cues", evidence.cues());
        json.put("confidence", evidence.confidence());
        json.put("rule", evidence.rule());
        json.put("url", evidence.url());
        json.put("title", evidence.title());
        json.put("publisher", evidence.publisher());
        json.put("publishedAt", text(evidence.publishedAt()));
        json.put("withdrawnAt", text(evidence.withdrawnAt()));
        return json;
    }

    private static Map<String, @Nullable Object> step(TimelineStep step) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", step.version());
        json.put("change", step.type().name());
        json.put("standing", step.standing().name());
        json.put("occurredAt", text(step.documentAt()));
        json.put("knownFrom", text(step.knownFrom()));
        json.put("firstPublisher", step.firstPublisher());
        json.put("daysAhead", step.daysAhead());
        json.put("title", step.title());
        json.put("url", step.url());
        return json;
    }

    static List<Map<String, @Nullable Object>> claims(List<ClaimFact> claims) {
        return claims.stream().map(FactJson::claim).toList();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
