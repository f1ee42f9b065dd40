package org.onrecord.app.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.ledger.Claim;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.Standing;
import org.onrecord.streams.topology.ClaimCodec;

/** Compares what the articles come to with what the topics and the fact store hold. */
final class Comparison {

    private static final String THERE = "there";
    private static final String MISSING = "missing";
    private static final int ID_CHARS = 8;

    /** What says that nothing is left of a claim. */
    private static final Map<String, @Nullable String> WITHDRAWN = withdrawn();

    private final ArticleFacts articles;
    private final TopicFacts topics;
    private final StoreReader store;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(ArticleFacts articles, TopicFacts topics, StoreReader store) {
        this.articles = articles;
        this.topics = topics;
        this.store = store;
    }

    static List<Difference> of(ArticleFacts articles, TopicFacts topics, StoreReader store) {
        Comparison comparison = new Comparison(articles, topics, store);
        comparison.compareClaims();
        comparison.compareEvidence();
        comparison.differences.addAll(topics.fold().breaks());
        comparison.compareSteps();
        comparison.compareArticles();
        return comparison.differences;
    }

    private void compareClaims() {
        Map<String, Map<String, @Nullable String>> stored = store.claims();
        for (String claimId : union(articles.claims().keySet(), topics.claims().keySet(), stored.keySet())) {
            Claim expected = articles.claims().get(claimId);
            org.onrecord.avro.Claim current = topics.claims().get(claimId);
            compare(
                    claimId,
                    "",
                    expected == null ? WITHDRAWN : FactFields.of(expected),
                    current == null ? null : withVersion(current),
                    stored.get(claimId));
            ChangeFold.Chain chain = topics.fold().chains().get(claimId);
            if (current != null && (chain == null || !current.equals(chain.last()))) {
                differences.add(new Difference(
                        claimId,
                        "last change",
                        "version " + current.getVersion(),
                        chain == null ? MISSING : "version " + chain.steps().size() + " or other content",
                        null));
            }
        }
    }

    private static Map<String, @Nullable String> withVersion(org.onrecord.avro.Claim claim) {
        Map<String, @Nullable String> fields = FactFields.of(ClaimCodec.fromAvro(claim));
        fields.put("version", Long.toString(claim.getVersion()));
        return fields;
    }

    private void compareEvidence() {
        Map<String, Map<String, Map<String, @Nullable String>>> stored = store.evidence();
        Map<String, ChangeFold.Chain> chains = topics.fold().chains();
        for (String claimId : union(articles.evidence().keySet(), chains.keySet(), stored.keySet())) {
            Map<String, Evidence> expected = articles.evidence().getOrDefault(claimId, Map.of());
            Map<String, Evidence> told =
                    chains.containsKey(claimId) ? chains.get(claimId).live() : Map.of();
            Map<String, Map<String, @Nullable String>> kept = stored.getOrDefault(claimId, Map.of());
            for (String evidenceId : union(expected.keySet(), told.keySet(), kept.keySet())) {
                String name = "evidence " + evidenceId.substring(0, Math.min(ID_CHARS, evidenceId.length()));
                compare(
                        claimId,
                        name,
                        fields(expected.get(evidenceId)),
                        fields(told.get(evidenceId)),
                        kept.get(evidenceId));
            }
        }
    }

    private static @Nullable Map<String, @Nullable String> fields(@Nullable Evidence evidence) {
        return evidence == null ? null : FactFields.of(evidence);
    }

    private void compareSteps() {
        Map<String, Map<Long, String>> stored = store.steps();
        Map<String, ChangeFold.Chain> chains = topics.fold().chains();
        for (String claimId : union(chains.keySet(), stored.keySet(), Set.of())) {
            List<String> told =
                    chains.containsKey(claimId) ? chains.get(claimId).steps() : List.of();
            Map<Long, String> kept = stored.getOrDefault(claimId, Map.of());
            long last = Math.max(
                    told.size(),
                    kept.keySet().stream().mapToLong(Long::longValue).max().orElse(0));
            for (long version = 1; version <= last; version++) {
                String toldStep = version <= told.size() ? told.get((int) version - 1) : MISSING;
                String keptStep = kept.getOrDefault(version, MISSING);
                if (!toldStep.equals(keptStep)) {
                    differences.add(new Difference(claimId, "version " + version, null, toldStep, keptStep));
                }
            }
        }
    }

    private void compareArticles() {
        Map<String, String> stored = store.articles();
        for (String articleId : union(articles.articles().keySet(), stored.keySet(), Set.of())) {
            String expected = articles.articles().getOrDefault(articleId, MISSING);
            String kept = stored.getOrDefault(articleId, MISSING);
            if (!expected.equals(kept)) {
                differences.add(new Difference("", "article " + articleId, expected, null, kept));
            }
        }
    }

    /** A field that {@code expected} does not name is compared between topic and store alone. */
    private void compare(
            String claimId,
            String part,
            @Nullable Map<String, @Nullable String> expected,
            @Nullable Map<String, @Nullable String> topic,
            @Nullable Map<String, @Nullable String> kept) {
        if (expected == null || topic == null || kept == null) {
            differences.add(new Difference(
                    claimId,
                    part.isEmpty() ? "claim" : part,
                    expected == WITHDRAWN ? Standing.WITHDRAWN.name() : presence(expected),
                    presence(topic),
                    presence(kept)));
            return;
        }
        String prefix = part.isEmpty() ? "" : part + ": ";
        for (String field : union(expected.keySet(), topic.keySet(), kept.keySet())) {
            boolean said = expected.containsKey(field);
            boolean equal = Objects.equals(topic.get(field), kept.get(field))
                    && (!said || Objects.equals(expected.get(field), topic.get(field)));
            if (!equal) {
                differences.add(new Difference(
                        claimId, prefix + field, expected.get(field), topic.get(field), kept.get(field)));
            }
        }
    }

    private static String presence(@Nullable Object fact) {
        return fact == null ? MISSING : THERE;
    }

    private static Map<String, @Nullable String> withdrawn() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("standing", Standing.WITHDRAWN.name());
        for (String count : Arrays.asList("official_count", "speculation_count", "denial_count")) {
            fields.put(count, "0");
        }
        fields.put("best_evidence_id", null);
        return fields;
    }

    private static Set<String> union(Set<String> one, Set<String> other, Set<String> third) {
        Set<String> all = new TreeSet<>(one);
        Stream.of(other, third).forEach(all::addAll);
        return all;
    }
}
