package org.onrecord.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.ledger.Samples.Revision;
import org.onrecord.streams.ledger.Samples.Statement;

class LedgerProperties {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<ClaimKey> CLAIMS = List.of(
            Samples.ACME_AND_BOLT,
            ClaimKey.of(Relation.OWNS, "acme", "bolt"),
            ClaimKey.of(Relation.SUPPLIES, "bolt", "crux"));

    @Property(tries = 400)
    void theTableIsThatOfTheOracleWhateverTheOrderOfRevisions(
            @ForAll("histories") List<Revision> history, @ForAll long seed) {
        List<Revision> shuffled = withDuplicates(history, new Random(seed));
        Collections.shuffle(shuffled, new Random(seed));

        LedgerMachine machine = LedgerMachine.fedWith(shuffled);

        assertThat(machine.liveTable()).isEqualTo(ClaimOracle.claims(liveEvidence(history)));
    }

    @Property(tries = 300)
    void theWholeTableIsTheSameWhateverTheOrderOfArticles(
            @ForAll("histories") List<Revision> history, @ForAll long seed) {
        List<Revision> inOrder = inOrderOfEachArticle(history, null);
        List<Revision> interleaved = inOrderOfEachArticle(history, new Random(seed));

        LedgerMachine one = LedgerMachine.fedWith(inOrder);
        LedgerMachine other = LedgerMachine.fedWith(withDuplicates(interleaved, new Random(seed)));

        assertThat(other.table()).isEqualTo(one.table());
    }

    @Property(tries = 300)
    void changesFoldToClaimsWithoutGaps(@ForAll("histories") List<Revision> history) {
        LedgerMachine machine = LedgerMachine.fedWith(history);

        Map<String, Claim> folded = new TreeMap<>();
        for (ClaimChange change : machine.changes) {
            Claim before = folded.put(change.claimId(), change.after());
            assertThat(change.before()).isEqualTo(before);
            assertThat(change.version()).isEqualTo(before == null ? 1 : before.version() + 1);
        }
        assertThat(folded).isEqualTo(machine.claims());
    }

    @Property(tries = 300)
    void evidenceOfChangesFoldsToTheLiveEvidence(@ForAll("histories") List<Revision> history) {
        LedgerMachine machine = LedgerMachine.fedWith(history);

        Map<String, Evidence> folded = new HashMap<>();
        for (ClaimChange change : machine.changes) {
            change.removed()
                    .forEach(evidence ->
                            assertThat(folded.remove(evidence.evidenceId())).isEqualTo(evidence));
            change.added()
                    .forEach(evidence -> assertThat(folded.put(evidence.evidenceId(), evidence))
                            .isNull());
        }
        assertThat(folded.values())
                .containsExactlyInAnyOrderElementsOf(
                        liveEvidence(history).stream().map(Evidence::published).toList());
    }

    @Property(tries = 300)
    void confirmationComesExactlyWhenSpeculationBecomesOfficial(@ForAll("histories") List<Revision> history) {
        LedgerMachine machine = LedgerMachine.fedWith(history);

        for (ClaimChange change : machine.changes) {
            Claim before = change.before();
            boolean becameOfficial = before != null
                    && before.standing() == Standing.SPECULATION
                    && change.after().standing() == Standing.OFFICIAL;
            assertThat(change.type() == ChangeType.CONFIRMED).isEqualTo(becameOfficial);
            assertThat(change.confirmation() != null).isEqualTo(becameOfficial);
        }
    }

    @Property(tries = 200)
    void nothingIsLeftInTheIndexOfWithdrawnArticles(@ForAll("histories") List<Revision> history) {
        LedgerMachine machine = LedgerMachine.fedWith(history);

        for (Revision revision : latest(history).values()) {
            machine.feed(new Revision(
                    revision.articleId(),
                    revision.publisher(),
                    null,
                    START.plus(Duration.ofDays(900)),
                    "gone",
                    true,
                    "",
                    List.of()));
        }

        assertThat(machine.index.entryCount()).isZero();
        assertThat(machine.liveTable()).isEmpty();
        assertThat(machine.states.values()).noneMatch(ClaimState::indexed);
    }

    @Property(tries = 200)
    void readingEverythingAgainChangesNothing(@ForAll("histories") List<Revision> history) {
        LedgerMachine machine = LedgerMachine.fedWith(history);
        int changes = machine.changes.size();

        history.forEach(revision -> machine.feed(revision, "2"));

        assertThat(machine.changes).hasSize(changes);
    }

    @Provide
    Arbitrary<List<Revision>> histories() {
        Arbitrary<List<Revision>> few = revisions(5).list().ofMinSize(1).ofMaxSize(12);
        Arbitrary<List<Revision>> many = revisions(30).list().ofMinSize(15).ofMaxSize(60);
        return Arbitraries.oneOf(few, many).map(LedgerProperties::distinctRevisions);
    }

    /** Two revisions of one article that were fetched at one time and have one hash are one revision. */
    private static List<Revision> distinctRevisions(List<Revision> revisions) {
        Map<String, Revision> distinct = new LinkedHashMap<>();
        revisions.forEach(revision ->
                distinct.putIfAbsent(revision.articleId() + revision.fetchedAt() + revision.contentHash(), revision));
        return List.copyOf(distinct.values());
    }

    private Arbitrary<Revision> revisions(int articles) {
        Arbitrary<Instant> hours =
                Arbitraries.integers().between(0, 60).map(hour -> START.plus(Duration.ofHours(hour)));
        return Combinators.combine(
                        Arbitraries.integers().between(1, articles),
                        hours.injectNull(0.2),
                        hours,
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true)),
                                net.jqwik.api.Tuple.of(6, Arbitraries.just(false))),
                        Arbitraries.of("", "x.y", "y.z", "z.w", "v"),
                        statements())
                .as((article, published, fetched, hash, withdrawn, story, statements) -> new Revision(
                        "article-" + article,
                        "publisher-" + article % 4 + ".example",
                        published,
                        fetched.plus(Duration.ofDays(100)),
                        hash,
                        withdrawn,
                        story,
                        withdrawn ? List.of() : statements));
    }

    private Arbitrary<List<Statement>> statements() {
        return Combinators.combine(
                        Arbitraries.of(CLAIMS),
                        Arbitraries.of(Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.DENIED),
                        Arbitraries.of(Phase.class),
                        Arbitraries.of(Basis.class),
                        Arbitraries.of(0.3, 0.6, 0.95),
                        Arbitraries.of("Acme", "Acme Inc."),
                        Arbitraries.of(
                                Qualifiers.NONE,
                                new Qualifiers("lenses", null, null, "2019", null),
                                new Qualifiers(null, "Mount Alliance", "Wetzlar", null, null)))
                .as(Statement::new)
                .list()
                .ofMaxSize(4)
                .uniqueElements(
                        statement -> statement.claim() + statement.polarity().name());
    }

    private static Map<String, Revision> latest(List<Revision> history) {
        Map<String, Revision> latest = new TreeMap<>();
        for (Revision revision : history) {
            latest.merge(revision.articleId(), revision, (left, right) -> {
                int order = left.fetchedAt().compareTo(right.fetchedAt());
                return (order != 0 ? order : left.contentHash().compareTo(right.contentHash())) >= 0 ? left : right;
            });
        }
        return latest;
    }

    private static List<Evidence> liveEvidence(List<Revision> history) {
        List<Evidence> live = new ArrayList<>();
        latest(history).forEach((articleId, revision) -> {
            Instant firstFetched = history.stream()
                    .filter(each -> each.articleId().equals(articleId))
                    .map(Revision::fetchedAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            revision.evidence().forEach(evidence -> live.add(evidence.withObservedAt(firstFetched)));
        });
        return live;
    }

    private static List<Revision> withDuplicates(List<Revision> history, Random random) {
        List<Revision> result = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            result.add(history.get(i));
            if (random.nextInt(4) == 0) {
                result.add(history.get(random.nextInt(i + 1)));
            }
        }
        return result;
    }

    /** The revisions of each article oldest first; the articles one after the other, or interleaved at random. */
    private static List<Revision> inOrderOfEachArticle(
            List<Revision> history, @org.jspecify.annotations.Nullable Random random) {
        Map<String, List<Revision>> byArticle = new TreeMap<>();
        history.stream()
                .sorted((left, right) -> {
                    int order = left.fetchedAt().compareTo(right.fetchedAt());
                    return order != 0 ? order : left.contentHash().compareTo(right.contentHash());
                })
                .forEach(revision -> byArticle
                        .computeIfAbsent(revision.articleId(), id -> new ArrayList<>())
                        .add(revision));
        List<Revision> result = new ArrayList<>();
        List<List<Revision>> queues = new ArrayList<>(byArticle.values());
        while (!queues.isEmpty()) {
            List<Revision> queue = queues.get(random == null ? 0 : random.nextInt(queues.size()));
            result.add(queue.remove(0));
            queues.removeIf(List::isEmpty);
        }
        return result;
    }
}
