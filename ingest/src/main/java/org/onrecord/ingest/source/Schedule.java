package org.onrecord.ingest.source;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a source is visited again. */
public sealed interface Schedule {

    /** Without a schedule of its own a source is visited between every quarter of an hour and once a day. */
    Schedule DEFAULT = new Adaptive(Duration.ofMinutes(15), Duration.ofDays(1));

    /**
     * The next visit after one that ended at {@code visitedAt}.
     *
     * @param interval the interval that led to that visit; zero for the first
     * @param foundNews whether it found a new or changed article
     */
    Instant next(Instant visitedAt, Duration interval, boolean foundNews);

    /** The interval to remember for the next decision. */
    Duration nextInterval(Duration interval, boolean foundNews);

    /** At the times of a cron expression in a time zone. */
    record Cron(CronExpression expression, ZoneId zone) implements Schedule {

        @Override
        public Instant next(Instant visitedAt, Duration interval, boolean foundNews) {
            return expression.next(visitedAt, zone);
        }

        @Override
        public Duration nextInterval(Duration interval, boolean foundNews) {
            return Duration.ZERO;
        }
    }

    /** At a fixed interval. */
    record Every(Duration period) implements Schedule {

        public Every {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("a schedule's interval must be longer than nothing");
            }
        }

        @Override
        public Instant next(Instant visitedAt, Duration interval, boolean foundNews) {
            return visitedAt.plus(period);
        }

        @Override
        public Duration nextInterval(Duration interval, boolean foundNews) {
            return period;
        }
    }

    /** The interval is halved when a visit found news and grows by half when it did not, between two bounds. */
    record Adaptive(Duration floor, Duration ceiling) implements Schedule {

        public Adaptive {
            if (floor.isNegative() || floor.isZero() || ceiling.compareTo(floor) < 0) {
                throw new IllegalArgumentException(
                        "the floor must be longer than nothing and no longer than the ceiling");
            }
        }

        @Override
        public Instant next(Instant visitedAt, Duration interval, boolean foundNews) {
            return visitedAt.plus(nextInterval(interval, foundNews));
        }

        @Override
        public Duration nextInterval(Duration interval, boolean foundNews) {
            Duration next = foundNews ? interval.dividedBy(2) : interval.plus(interval.dividedBy(2));
            return next.compareTo(floor) < 0 ? floor : next.compareTo(ceiling) > 0 ? ceiling : next;
        }
    }
}
