package org.onrecord.sink.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.sink.write.Batch.Source;
import org.onrecord.sink.write.Entry.ClaimStep;
import org.onrecord.sink.write.Entry.EntityName;
import org.onrecord.sink.write.Entry.Piece;

/**
 * What a batch changes, given what is stored about its claims: rows ready for COPY. A step whose version is stored
 * already is left out; one that skips versions is applied, as each step carries its whole claim, and the gap is noted.
 */
final class BatchPlan {

    private static final int TYPICAL_BATCH_BYTES = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * What is stored about a claim.
     *
     * @param knownFrom the system time of that version
     */
    record Stored(long version, Instant knownFrom) {}

    private static final class Claim {
        private final @Nullable Stored stored;
        private long version;
        private Instant knownFrom;
        private @Nullable ClaimStep last;

        Claim(@Nullable Stored stored) {
            this.stored = stored;
            version = stored == null ? 0 : stored.version();
            knownFrom = stored == null ? Instant.MIN : stored.knownFrom();
        }
    }

    private static final class NewEvidence {
        private final Piece piece;
        private final Instant knownFrom;
        private @Nullable Long untilVersion;
        private @Nullable Instant knownUntil;

        NewEvidence(Piece piece, Instant knownFrom) {
            this.piece = piece;
            this.knownFrom = knownFrom;
        }
    }

    private final CopyText newClaims = new CopyText(TYPICAL_BATCH_BYTES);
    private final CopyText changedClaims = new CopyText(TYPICAL_BATCH_BYTES);
    private final CopyText versions = new CopyText(TYPICAL_BATCH_BYTES);
    private final CopyText evidence = new CopyText(TYPICAL_BATCH_BYTES);
    private final CopyText evidenceEnds = new CopyText(TYPICAL_BATCH_BYTES);
    private final CopyText gaps = new CopyText(0);
    private final CopyText articles = new CopyText(TYPICAL_BATCH_BYTES);
    private final CopyText visits = new CopyText(0);
    private final List<Source> deadLetters = new ArrayList<>();
    private final SortedMap<String, Entry> definitions = new TreeMap<>();
    private final Set<EntityName> names = new LinkedHashSet<>();

    private final Map<String, Stored> stored;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, NewEvidence> openEvidence = new HashMap<>();
    private final List<NewEvidence> newEvidence = new ArrayList<>();
    private final Map<String, Entry.ArticleRevision> lastRevisions = new LinkedHashMap<>();

    private final Map<List<String>, Entry.IngestVisit> lastVisits = new LinkedHashMap<>();

    private BatchPlan(Map<String, Stored> stored) {
        this.stored = stored;
    }

    /** The claims whose stored state a plan for {@code sources} needs. */
    static Set<String> claimIds(List<Source> sources) {
        Set<String> ids = new LinkedHashSet<>();
        for (Source source : sources) {
            if (source.entry() instanceof ClaimStep step) {
                ids.add(step.claimId());
            }
        }
        return ids;
    }

    /**
     * @param stored what is stored about the claims of {@link #claimIds}; a claim that is missing here is new
     */
    static BatchPlan of(List<Source> sources, Map<String, Stored> stored) {
        BatchPlan plan = new BatchPlan(stored);
        for (Source source : sources) {
            plan.add(source);
        }
        plan.finish();
        return plan;
    }

    CopyText newClaims() {
        return newClaims;
    }

    CopyText changedClaims() {
        return changedClaims;
    }

    CopyText versions() {
        return versions;
    }

    CopyText evidence() {
        return evidence;
    }

    /** Ends of pieces of evidence that were stored before this batch. */
    CopyText evidenceEnds() {
        return evidenceEnds;
    }

    CopyText gaps() {
        return gaps;
    }

    CopyText articles() {
        return articles;
    }

    CopyText visits() {
        return visits;
    }

    List<Source> deadLetters() {
        return deadLetters;
    }

    /** The last definition or removal of each entity, by id. */
    SortedMap<String, Entry> definitions() {
        return definitions;
    }

    Set<EntityName> names() {
        return names;
    }

    private void add(Source source) {
        Entry entry = source.entry();
        if (entry instanceof ClaimStep step) {
            addStep(step, source);
        } else if (entry instanceof Entry.ArticleRevision revision) {
            lastRevisions.put(revision.articleId(), revision);
        } else if (entry instanceof Entry.IngestVisit visit) {
            lastVisits.put(List.of(visit.runId(), visit.source()), visit);
        } else if (entry instanceof Entry.EntityDefinition definition) {
            definitions.put(definition.entityId(), definition);
        } else if (entry instanceof Entry.EntityRemoval removal) {
            definitions.put(removal.entityId(), removal);
        } else {
            deadLetters.add(source);
        }
    }

    private void addStep(ClaimStep step, Source source) {
        Claim claim = claims.computeIfAbsent(step.claimId(), id -> new Claim(stored.get(id)));
        if (step.version() <= claim.version) {
            return;
        }
        if (step.version() > claim.version + 1) {
            gaps.text(step.claimId())
                    .number(step.version())
                    .number(claim.version)
                    .text(source.original().topic())
                    .number((long) source.original().partition())
                    .number(source.original().offset())
                    .endRow();
        }
        claim.version = step.version();
        claim.knownFrom = step.occurredAt().isAfter(claim.knownFrom) ? step.occurredAt() : claim.knownFrom;
        claim.last = step;
        versions.fields(step.versionRow()).instant(claim.knownFrom).endRow();
        for (String evidenceId : step.removed()) {
            end(evidenceId, step, claim.knownFrom);
        }
        for (Piece piece : step.added()) {
            NewEvidence added = new NewEvidence(piece, claim.knownFrom);
            openEvidence.put(piece.evidenceId(), added);
            newEvidence.add(added);
        }
        for (EntityName name : step.names()) {
            names.add(new EntityName(storable(name.entityId()), storable(name.name()), name.canonical()));
        }
    }

    private void end(String evidenceId, ClaimStep step, Instant knownUntil) {
        NewEvidence open = openEvidence.remove(evidenceId);
        if (open == null) {
            evidenceEnds
                    .text(step.claimId())
                    .text(evidenceId)
                    .number(step.version())
                    .instant(knownUntil)
                    .endRow();
        } else {
            open.untilVersion = step.version();
            open.knownUntil = knownUntil;
        }
    }

    private void finish() {
        for (Claim claim : claims.values()) {
            if (claim.last != null) {
                CopyText rows = claim.stored == null ? newClaims : changedClaims;
                rows.fields(claim.last.claimRow()).instant(claim.knownFrom).endRow();
            }
        }
        for (NewEvidence added : newEvidence) {
            evidence.fields(added.piece.row())
                    .instant(added.knownFrom)
                    .number(added.untilVersion)
                    .instant(added.knownUntil)
                    .endRow();
        }
        for (Entry.ArticleRevision revision : lastRevisions.values()) {
            articles.fields(revision.row()).endRow();
        }
        for (Entry.IngestVisit visit : lastVisits.values()) {
            visits.fields(visit.row()).endRow();
        }
    }

    /** U+0000 as {@link CopyText} writes it. */
    private static String storable(String text) {
        return text.replace('\0', REPLACEMENT);
    }
}
