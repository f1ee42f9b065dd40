package org.onrecord.streams.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins what several passages of one document say of one claim: the strongest basis wins. */
final class ClaimMerger {
    private final Map<Key, ExtractedClaim> claims = new LinkedHashMap<>();

    private record Key(Relation relation, String subject, String object, Polarity polarity) {}

    void add(ExtractedClaim claim) {
        claims.merge(key(claim), claim, ClaimMerger::merged);
    }

    private static Key key(ExtractedClaim claim) {
        String subject = claim.subject().name();
        String object = claim.object().name();
        boolean swap = claim.relation().symmetric() && subject.compareTo(object) > 0;
        return new Key(claim.relation(), swap ? object : subject, swap ? subject : object, claim.polarity());
    }

    private static ExtractedClaim merged(ExtractedClaim one, ExtractedClaim other) {
        boolean otherWins = one.basis() != other.basis()
                ? other.basis().compareTo(one.basis()) < 0
                : other.confidence() > one.confidence();
        return otherWins ? other : one;
    }

    List<ExtractedClaim> claims() {
        List<ExtractedClaim> sorted = new ArrayList<>(claims.values());
        sorted.sort(Comparator.comparing(ExtractedClaim::evidence));
        return sorted;
    }
}
