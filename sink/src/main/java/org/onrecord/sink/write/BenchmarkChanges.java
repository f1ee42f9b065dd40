package org.onrecord.sink.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onrecord.avro.Basis;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Cue;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Mention;
import org.onrecord.avro.Origin;
import org.onrecord.avro.Party;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;
import org.onrecord.avro.Qualifiers;
import org.onrecord.avro.Relation;
import org.onrecord.avro.Speaker;
import org.onrecord.avro.Standing;
import org.onrecord.avro.Status;
import org.onrecord.schemas.TrustedRecords;

/** Changes of invented claims, the same for the same seed, with quotes of the length and variety of real ones. */
final class BenchmarkChanges {

    static {
        TrustedRecords.install();
    }

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int COMPANIES = 50_000;
    private static final int PUBLISHERS = 2_000;
    private static final int VOCABULARY = 20_000;
    private static final int QUOTE_WORDS = 24;
    private static final int GROUP_EVERY = 20;

    private final Random random;
    private final List<Long> versions = new ArrayList<>();
    private final String[] words = new String[VOCABULARY];
    private long articles;

    BenchmarkChanges(long seed) {
        random = new Random(seed);
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = word();
        }
    }

    /** First versions of {@code count} claims that were not there before. */
    List<ClaimChange> insertions(int count) {
        List<ClaimChange> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            versions.add(1L);
            changes.add(change(versions.size() - 1, 1));
        }
        return changes;
    }

    /** Next versions of {@code count} claims out of all, each with one more piece of evidence. */
    List<ClaimChange> updates(int count) {
        List<ClaimChange> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int claim = random.nextInt(versions.size());
            long version = versions.get(claim) + 1;
            versions.set(claim, version);
            changes.add(change(claim, version));
        }
        return changes;
    }

    private ClaimChange change(int claim, long version) {
        String claimId = hash(claim);
        // A claim's parties follow from its number, whatever the random source is at.
        int subject = Math.floorMod(claim * 31, COMPANIES);
        int object = Math.floorMod(claim * 17 + 1, COMPANIES);
        Relation relation = Relation.values()[Math.floorMod(claim, Relation.values().length)];
        Evidence evidence = evidence(claimId, relation, subject, object);
        Claim after = Claim.newBuilder()
                .setClaimId(claimId)
                .setVersion(version)
                .setRelation(relation)
                .setSubject(new Party("company-" + subject, "Company " + subject + " Ltd"))
                .setObject(new Party("company-" + object, "Company " + object + " Ltd"))
                .setStanding(evidence.getStatus() == Status.OFFICIAL ? Standing.OFFICIAL : Standing.SPECULATION)
                .setPhase(Phase.ACTIVE)
                .setOfficialCount(evidence.getStatus() == Status.OFFICIAL ? version : 0)
                .setSpeculationCount(evidence.getStatus() == Status.OFFICIAL ? 0 : version)
                .setPublisherCount(version)
                .setIndependentPublisherCount(version)
                .setFirstSeen(START)
                .setLastSeen(evidence.getOrigin().getObservedAt())
                .setFirstPublished(START)
                .setLastPublished(evidence.getOrigin().getPublishedAt())
                .setBestEvidence(evidence)
                .setQualifiers(evidence.getQualifiers())
                .setConfidence(0.8125)
                .build();
        return ClaimChange.newBuilder()
                .setClaimId(claimId)
                .setVersion(version)
                .setType(version == 1 ? ChangeType.ASSERTED : ChangeType.CORROBORATED)
                .setBefore(version == 1 ? null : after)
                .setAfter(after)
                .setAdded(List.of(evidence))
                .setCauseArticleId(evidence.getOrigin().getArticleId())
                .setOccurredAt(evidence.getOrigin().getObservedAt())
                .build();
    }

    private Evidence evidence(String claimId, Relation relation, int subject, int object) {
        boolean official = random.nextInt(4) == 0;
        long article = articles++;
        Instant publishedAt = START.plus(Duration.ofSeconds(article));
        String publisher = "Publisher " + random.nextInt(PUBLISHERS);
        String quote = quote(subject, object);
        return Evidence.newBuilder()
                .setEvidenceId(hash(article + (1L << 40)))
                .setClaimId(claimId)
                .setRelation(relation)
                .setSubject(mention(subject))
                .setObject(mention(object))
                .setPolarity(Polarity.AFFIRMED)
                .setPhase(Phase.ACTIVE)
                .setStatus(official ? Status.OFFICIAL : Status.SPECULATION)
                .setBasis(official ? Basis.FIRST_PARTY : Basis.REPORTED)
                .setQuote(quote)
                .setStart(100)
                .setEnd(100 + quote.length())
                .setSpeaker(new Speaker("Ada Muster", "chief executive", "Company " + subject, false, "NAMED"))
                .setCues(List.of(new Cue("TRIGGER", "partnership", 110, 121), new Cue("SPEECH", "announced", 130, 139)))
                .setQualifiers(Qualifiers.newBuilder()
                        .setProduct(words[random.nextInt(VOCABULARY)])
                        .setGroup(subject % GROUP_EVERY == 0 ? "Alliance " + subject : null)
                        .build())
                .setConfidence(0.8125)
                .setRule("partner.announce")
                .setExtractorVersion("1")
                .setOrigin(Origin.newBuilder()
                        .setArticleId(hash(article))
                        .setUrl("https://publisher.example/news/" + article)
                        .setTitle("Company " + subject + " and Company " + object + " "
                                + words[random.nextInt(VOCABULARY)])
                        .setPublisher(new Publisher(publisher, "publisher.example", PublisherKind.NEWS))
                        .setPublishedAt(publishedAt)
                        .setObservedAt(publishedAt.plusSeconds(3600))
                        .setStoryId(hash(article))
                        .build())
                .build();
    }

    private static Mention mention(int company) {
        return new Mention("company-" + company, "Company " + company + " Ltd", "Company " + company, 100, 120);
    }

    private String quote(int subject, int object) {
        StringBuilder quote = new StringBuilder("Company " + subject + " and Company " + object);
        for (int i = 0; i < QUOTE_WORDS; i++) {
            // The smaller of two draws makes some words common and most of them rare, as in any text.
            int first = random.nextInt(VOCABULARY);
            int second = random.nextInt(VOCABULARY);
            quote.append(' ').append(words[(int) ((long) first * second / VOCABULARY)]);
        }
        return quote.append('.').toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0, letters = 4 + random.nextInt(6); i < letters; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    /** 32 hexadecimal digits without an order, as the ids of claims have none. */
    private static String hash(long number) {
        Random digits = new Random(number * 0x9E3779B97F4A7C15L);
        return String.format("%016x%016x", digits.nextLong(), digits.nextLong());
    }
}
