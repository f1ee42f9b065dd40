package org.onrecord.streams.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.streams.extract.attribution.Judgement;
import org.onrecord.streams.extract.attribution.Passages;

/** Joins what several passages of one document say of one claim: the strongest basis wins. */
final class ClaimMerger {
    private final Thresholds thresholds;
    private final Map<Key, List<Stated>> claims = new LinkedHashMap<>();

    private record Key(Relation relation, String subject, String object, Polarity polarity) {}

    private record Stated(ExtractedClaim claim, Judgement.Accepted judgement, boolean loose) {
        Passages.Passage passage() {
            return new Passages.Passage(judgement, claim.confidence());
        }
    }

    ClaimMerger(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** @param loose whether the passage only names the parties near a trigger */
    void add(ExtractedClaim claim, Judgement.Accepted judgement, boolean loose) {
        claims.computeIfAbsent(key(claim), key -> new ArrayList<>()).add(new Stated(claim, judgement, loose));
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
        return claim.with(Passages.phase(passages), qualifiers(claim, stated), confidence);
    }

    /** The shown passage's own, else the first that another passage tells. */
    private static Qualifiers qualifiers(ExtractedClaim shown, List<Stated> stated) {
        return Stream.concat(Stream.of(shown), stated.stream().map(Stated::claim))
                .map(ExtractedClaim::qualifiers)
                .filter(qualifiers -> !qualifiers.equals(Qualifiers.NONE))
                .findFirst()
                .orElse(Qualifiers.NONE);
    }

    /** Whether the passage would not carry a claim alone: it names the parties near a trigger, or it asks. */
    private boolean weak(Stated stated) {
        return stated.loose
                || stated.claim.basis() == Basis.QUESTION
                || stated.claim.quote().endsWith("?")
                || stated.claim.confidence() < thresholds.framed();
    }

    /** Whether only weak passages say the opposite of one whose words are clear. */
    private boolean contradicted(Key key, List<Stated> stated) {
        Polarity opposite = key.polarity == Polarity.AFFIRMED ? Polarity.DENIED : Polarity.AFFIRMED;
        List<Stated> against = claims.getOrDefault(new Key(key.relation, key.subject, key.object, opposite), List.of());
        return stated.stream().allMatch(this::weak) && !against.stream().allMatch(this::weak);
    }

    List<ExtractedClaim> claims() {
        List<ExtractedClaim> sorted = new ArrayList<>();
        claims.forEach((key, stated) -> {
            if (!contradicted(key, stated)) {
                sorted.add(merged(stated));
            }
        });
        sorted.sort(Comparator.comparing(ExtractedClaim::evidence));
        return sorted;
    }
}
