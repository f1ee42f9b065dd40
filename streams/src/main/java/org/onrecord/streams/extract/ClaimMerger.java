package org.onrecord.streams.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.streams.extract.attribution.Judgement;
import org.onrecord.streams.extract.attribution.Passages;

/** Joins what several passages of one document say of one claim: the strongest basis wins. */
final class ClaimMerger {
    private final Map<Key, List<Stated>> claims = new LinkedHashMap<>();

    private record Key(Relation relation, String subject, String object, Polarity polarity) {}

    private record Stated(ExtractedClaim claim, Judgement.Accepted judgement) {
        Passages.Passage passage() {
            return new Passages.Passage(judgement, claim.confidence());
        }
    }

    void add(ExtractedClaim claim, Judgement.Accepted judgement) {
        claims.computeIfAbsent(key(claim), key -> new ArrayList<>()).add(new Stated(claim, judgement));
    }

    private static Key key(ExtractedClaim claim) {
        String subject = claim.subject().name();
        String object = claim.object().name();
        boolean swap = claim.relation().symmetric() && subject.compareTo(object) > 0;
        return new Key(claim.relation(), swap ? object : subject, swap ? subject : object, claim.polarity());
    }

    private static ExtractedClaim merged(List<Stated> stated) {
        List<Passages.Passage> passages = stated.stream().map(Stated::passage).toList();
        ExtractedClaim claim = stated.get(Passages.strongest(passages)).claim();
        double confidence = passages.stream()
                .mapToDouble(Passages.Passage::confidence)
                .max()
                .orElse(claim.confidence());
        return claim.with(Passages.phase(passages), confidence);
    }

    List<ExtractedClaim> claims() {
        List<ExtractedClaim> sorted = new ArrayList<>();
        claims.values().forEach(stated -> sorted.add(merged(stated)));
        sorted.sort(Comparator.comparing(ExtractedClaim::evidence));
        return sorted;
    }
}
