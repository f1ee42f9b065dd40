package org.onrecord.sink.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.ChangeType;
import org.onrecord.avro.ClaimChange;
import org.onrecord.avro.Evidence;
import org.onrecord.avro.Phase;
import org.onrecord.avro.Polarity;
import org.onrecord.avro.Standing;
import org.onrecord.avro.Status;

/** Whole lives of invented claims over some years: rumours, some of which come true, are denied, or end. */
final class BenchmarkHistory {

    private static final Instant LAST_START = Instant.parse("2026-03-28T00:00:00Z");
    private static final int DAYS_OF_STARTS = 5 * 365;
    private static final int DAYS_BETWEEN_MAX = 12;
    private static final int PIECES_MAX = 20_000;
    private static final int PIECES_PER_ARTICLE = 5;

    /** How a claim goes on, and how many of a hundred do so. */
    private enum Course {
        RUMOUR(55),
        OFFICIAL(25),
        CONFIRMED(10),
        DENIED(4),
        DISPUTED(2),
        ENDED(2),
        WITHDRAWN(2);

        private final int percent;

        Course(int percent) {
            this.percent = percent;
        }

        static Course of(int hundredth) {
            int sum = 0;
            for (Course course : values()) {
                sum += course.percent;
                if (hundredth < sum) {
                    return course;
                }
            }
            throw new IllegalArgumentException("Not below 100: " + hundredth);
        }
    }

    private final Random random;
    private final BenchmarkChanges changes;
    private final int piecesMean;
    private long pieces;

    /**
     * @param piecesMean how many pieces of evidence a claim has on average; most have fewer, some many more
     * @param firstPiece number of the first piece, different for generators that fill one store
     */
    BenchmarkHistory(long seed, int piecesMean, long firstPiece) {
        this.random = new Random(seed);
        this.changes = new BenchmarkChanges(seed, firstPiece);
        this.piecesMean = piecesMean;
        this.pieces = firstPiece;
    }

    /** All steps of the claim with this number. */
    List<ClaimChange> of(int number) {
        Course course = Course.of(random.nextInt(100));
        int count = 1 + (int) Math.min(PIECES_MAX, -(piecesMean - 1) * Math.log(1 - random.nextDouble()));
        Instant first = LAST_START
                .minus(Duration.ofDays(random.nextInt(DAYS_OF_STARTS)))
                .plusSeconds(1 + random.nextInt(86_000));
        Instant time = first;
        List<ClaimChange> steps = new ArrayList<>(count + 1);
        Standing before = null;
        for (int version = 1; version <= count; version++) {
            boolean turned = version > count / 2 || count == 1;
            BenchmarkChanges.Step step = step(course, turned, version, before, first, time);
            steps.add(changes.change(number, step));
            before = step.standing();
            time = time.plusSeconds(random.nextInt(DAYS_BETWEEN_MAX * 86_400));
        }
        if (course == Course.WITHDRAWN) {
            List<Evidence> gone =
                    steps.stream().flatMap(step -> step.getAdded().stream()).toList();
            steps.add(BenchmarkChanges.withdrawal(steps.get(count - 1), gone));
        }
        return steps;
    }

    private BenchmarkChanges.Step step(
            Course course, boolean turned, int version, @Nullable Standing before, Instant first, Instant time) {
        Standing standing = standing(course, turned);
        boolean denies = turned && (course == Course.DENIED || course == Course.DISPUTED);
        ChangeType change = before == null ? ChangeType.ASSERTED : ChangeType.CORROBORATED;
        return new BenchmarkChanges.Step(
                version,
                before,
                standing,
                before == null || before == standing ? change : turn(standing),
                standing == Standing.SPECULATION ? Status.SPECULATION : Status.OFFICIAL,
                denies ? Polarity.DENIED : Polarity.AFFIRMED,
                standing == Standing.ENDED ? Phase.ENDED : Phase.ACTIVE,
                first,
                time,
                BenchmarkChanges.hash(pieces++ / PIECES_PER_ARTICLE));
    }

    private static Standing standing(Course course, boolean turned) {
        return switch (course) {
            case RUMOUR, WITHDRAWN -> Standing.SPECULATION;
            case OFFICIAL -> Standing.OFFICIAL;
            case CONFIRMED -> turned ? Standing.OFFICIAL : Standing.SPECULATION;
            case DENIED -> turned ? Standing.DENIED : Standing.SPECULATION;
            case DISPUTED -> turned ? Standing.DISPUTED : Standing.SPECULATION;
            case ENDED -> turned ? Standing.ENDED : Standing.SPECULATION;
        };
    }

    private static ChangeType turn(Standing standing) {
        return switch (standing) {
            case OFFICIAL -> ChangeType.CONFIRMED;
            case DENIED, DISPUTED -> ChangeType.DENIED;
            case ENDED -> ChangeType.ENDED;
            case WITHDRAWN -> ChangeType.WITHDRAWN;
            case SPECULATION -> ChangeType.CORROBORATED;
        };
    }
}
