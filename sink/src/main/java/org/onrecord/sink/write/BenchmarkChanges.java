package org.onrecord.sink.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Basis;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.Claim;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Confirmation;
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
    private static final Duration FETCHED_AFTER = Duration.ofHours(1);
    private static final int COMPANIES = 50_000;
    private static final int PUBLISHERS = 2_000;
    private static final int VOCABULARY = 20_000;
    private static final int QUOTE_WORDS = 24;
    private static final int GROUP_EVERY = 20;
    private static final int HUB_EVERY = 1000;

    /**
     * What a step says.
     *
     * @param before the standing before it; null at the first
     * @param firstAt date of the claim's first document
     * @param publishedAt date of this one
     */
    record Step(
            long version,
            @Nullable Standing before,
            Standing standing,
            ChangeType type,
            Status status,
            Polarity polarity,
            Phase phase,
            Instant firstAt,
            Instant publishedAt,
            String articleId) {}

    private final Random random;
    private final List<Long> versions = new ArrayList<>();
    private final String[] words = new String[VOCABULARY];
    private long articles;
    private long pieces;

    /** @param firstPiece number of the first piece of evidence, different for generators that fill one store */
    BenchmarkChanges(long seed, long firstPiece) {
        pieces = firstPiece;
        random = new Random(seed);
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = word();
        }
    }

    /** How many claims there are so far. */
    int claims() {
        return versions.size();
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

    /** A step that corroborates, or the first that asserts. */
    private ClaimChange change(int claim, long version) {
        long article = articles++;
        Status status = random.nextInt(4) == 0 ? Status.OFFICIAL : Status.SPECULATION;
        Standing standing = status == Status.OFFICIAL ? Standing.OFFICIAL : Standing.SPECULATION;
        return change(
                claim,
                new Step(
                        version,
                        version == 1 ? null : standing,
                        standing,
                        version == 1 ? ChangeType.ASSERTED : ChangeType.CORROBORATED,
                        status,
                        Polarity.AFFIRMED,
                        Phase.ACTIVE,
                        START,
                        START.plusSeconds(article),
                        hash(article)));
    }

    /** A step with one new piece of evidence. Whose claim it is follows from its number alone. */
    ClaimChange change(int claim, Step step) {
        String claimId = hash(claim);
        int subject = claim % HUB_EVERY == 0 ? 0 : Math.floorMod(claim * 31, COMPANIES);
        int object = Math.floorMod(claim * 17 + 1, COMPANIES);
        Relation relation = Relation.values()[Math.floorMod(claim, Relation.values().length)];
        Evidence evidence = evidence(claimId, relation, subject, object, step);
        boolean official = step.status() == Status.OFFICIAL;
        Claim after = Claim.newBuilder()
                .setClaimId(claimId)
                .setVersion(step.version())
                .setRelation(relation)
                .setSubject(new Party("company-" + subject, companyName(subject)))
                .setObject(new Party("company-" + object, companyName(object)))
                .setStanding(step.standing())
                .setPhase(step.phase())
                .setOfficialCount(official ? step.version() : 0)
                .setSpeculationCount(official ? 0 : step.version())
                .setPublisherCount(step.version())
                .setIndependentPublisherCount(step.version())
                .setFirstSeen(step.firstAt().plus(FETCHED_AFTER))
                .setLastSeen(evidence.getOrigin().getObservedAt())
                .setFirstPublished(step.firstAt())
                .setLastPublished(step.publishedAt())
                .setOfficialSince(official ? step.publishedAt() : null)
                .setBestEvidence(evidence)
                .setQualifiers(evidence.getQualifiers())
                .setConfidence(0.8125)
                .build();
        return ClaimChange.newBuilder()
                .setClaimId(claimId)
                .setVersion(step.version())
                .setType(step.type())
                .setBefore(step.before() == null ? null : withStanding(after, step.before()))
                .setAfter(after)
                .setAdded(List.of(evidence))
                .setConfirmation(
                        step.type() == ChangeType.CONFIRMED
                                ? new Confirmation(step.articleId(), "Publisher 1", step.firstAt(), (int)
                                        Duration.between(step.firstAt(), step.publishedAt())
                                                .toDays())
                                : null)
                .setCauseArticleId(step.articleId())
                .setOccurredAt(evidence.getOrigin().getObservedAt())
                .build();
    }

    /** The step after {@code last}, which takes all its evidence away. */
    static ClaimChange withdrawal(ClaimChange last, List<Evidence> gone) {
        Claim after = Claim.newBuilder(last.getAfter())
                .setVersion(last.getVersion() + 1)
                .setStanding(Standing.WITHDRAWN)
                .setBestEvidence(null)
                .build();
        return ClaimChange.newBuilder()
                .setClaimId(last.getClaimId())
                .setVersion(after.getVersion())
                .setType(ChangeType.WITHDRAWN)
                .setBefore(last.getAfter())
                .setAfter(after)
                .setRemoved(gone)
                .setCauseArticleId(last.getCauseArticleId())
                .setOccurredAt(last.getOccurredAt().plus(Duration.ofDays(1)))
                .build();
    }

    private static Claim withStanding(Claim claim, Standing standing) {
        return claim.getStanding() == standing
                ? claim
                : Claim.newBuilder(claim).setStanding(standing).build();
    }

    private Evidence evidence(String claimId, Relation relation, int subject, int object, Step step) {
        long piece = pieces++;
        String publisher = "Publisher " + random.nextInt(PUBLISHERS);
        String quote = quote(subject, object);
        return Evidence.newBuilder()
                .setEvidenceId(hash(piece ^ 1L << 62))
                .setClaimId(claimId)
                .setRelation(relation)
                .setSubject(mention(subject))
                .setObject(mention(object))
                .setPolarity(step.polarity())
                .setPhase(step.phase())
                .setStatus(step.status())
                .setBasis(step.status() == Status.OFFICIAL ? Basis.FIRST_PARTY : Basis.REPORTED)
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
                .setOrigin(origin(step, publisher, companyName(subject) + " and " + companyName(object)))
                .build();
    }

    private Origin origin(Step step, String publisher, String title) {
        return Origin.newBuilder()
                .setArticleId(step.articleId())
                .setUrl("https://publisher.example/news/" + step.articleId())
                .setTitle(title + ' ' + words[random.nextInt(VOCABULARY)])
                .setPublisher(new Publisher(publisher, publisher.replace(' ', '-') + ".example", PublisherKind.NEWS))
                .setPublishedAt(step.publishedAt())
                .setObservedAt(step.publishedAt().plus(FETCHED_AFTER))
                .setStoryId(step.articleId())
                .build();
    }

    /** The first two have the names that docs/questions.md asks for; the first has a thousandth of all claims. */
    private static String companyName(int company) {
        return switch (company) {
            case 0 -> "Acme Optics";
            case 1 -> "Borealis";
            default -> "Company " + company + " Ltd";
        };
    }

    private static Mention mention(int company) {
        return new Mention("company-" + company, companyName(company), "Company " + company, 100, 120);
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
    static String hash(long number) {
        Random digits = new Random(number * 0x9E3779B97F4A7C15L);
        HexFormat hexadecimal = HexFormat.of();
        return hexadecimal.toHexDigits(digits.nextLong()) + hexadecimal.toHexDigits(digits.nextLong());
    }
}
