package org.onrecord.streams.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.ArticleEvidence;
import org.onrecord.avro.LadderEnds;
import org.onrecord.streams.ledger.ArticleRecord;
import org.onrecord.streams.ledger.ClaimState;
import org.onrecord.streams.ledger.ClaimState.Everything;
import org.onrecord.streams.ledger.Ladder;
import org.onrecord.streams.ledger.Ladder.Rung;

/** Translates what the ledger keeps between two records. */
final class StateCodec {

    private StateCodec() {}

    static ArticleEvidence toAvro(ArticleRecord article) {
        return new ArticleEvidence(
                article.firstFetchedAt(),
                article.fetchedAt(),
                article.contentHash(),
                article.extractorVersion(),
                EvidenceCodec.allToAvro(article.evidence()));
    }

    static @Nullable ArticleRecord fromAvro(@Nullable ArticleEvidence article) {
        return article == null
                ? null
                : new ArticleRecord(
                        article.getFirstFetchedAt(),
                        article.getFetchedAt(),
                        article.getContentHash(),
                        article.getExtractorVersion(),
                        EvidenceCodec.allFromAvro(article.getEvidence()));
    }

    static org.onrecord.avro.ClaimState toAvro(ClaimState state) {
        List<LadderEnds> ladders = new ArrayList<>(state.ladders().size());
        state.ladders()
                .forEach((name, ladder) -> ladders.add(new LadderEnds(
                        name,
                        ladder.count(),
                        ladder.first().key(),
                        ladder.first().value(),
                        ladder.last().key(),
                        ladder.last().value())));
        Everything everything = state.everything();
        return new org.onrecord.avro.ClaimState(
                ClaimCodec.toAvro(state.claim()),
                ladders,
                state.indexed(),
                everything.subjectName(),
                everything.objectName(),
                EvidenceCodec.toAvro(everything.phase()),
                everything.firstSeen(),
                everything.lastSeen());
    }

    static @Nullable ClaimState fromAvro(org.onrecord.avro.@Nullable ClaimState state) {
        if (state == null) {
            return null;
        }
        Map<String, Ladder> ladders = new HashMap<>();
        state.getLadders()
                .forEach(ends -> ladders.put(
                        ends.getName(),
                        new Ladder(
                                ends.getCount(),
                                new Rung(ends.getFirstKey(), ends.getFirstValue()),
                                new Rung(ends.getLastKey(), ends.getLastValue()))));
        return new ClaimState(
                ClaimCodec.fromAvro(state.getClaim()),
                ladders,
                state.getIndexed(),
                new Everything(
                        state.getEverSubjectName(),
                        state.getEverObjectName(),
                        EvidenceCodec.fromAvro(state.getEverPhase()),
                        state.getEverFirstSeen(),
                        state.getEverLastSeen()));
    }
}
