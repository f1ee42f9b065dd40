package org.onrecord.ingest.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The five fields of crontab(5): minute, hour, day of month, month, day of week; lists, ranges, steps, English names,
 * and 7 for Sunday. As there, a day fits when either day field fits, if both are restricted.
 */
public final class CronExpression {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun");
    /** Leap days on a given weekday come round within 40 years. */
    private static final int MAX_DAYS_AHEAD = 366 * 40;

    private final String written;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final boolean eitherDay;

    /** @throws IllegalArgumentException saying what is wrong with the expression, also when it never comes true */
    public CronExpression(String written) {
        this.written = written.strip();
        String[] fields = this.written.split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("a cron expression has 5 fields, not " + fields.length);
        }
        minutes = field("minute", fields[0], 0, 59, List.of());
        hours = field("hour", fields[1], 0, 23, List.of());
        daysOfMonth = field("day of month", fields[2], 1, 31, List.of());
        months = field("month", fields[3], 1, 12, MONTHS);
        daysOfWeek = field("day of week", fields[4], 0, 7, DAYS);
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        next(Instant.EPOCH, ZoneId.of("UTC"));
    }

    /**
     * The first time after {@code after} that fits. A local time that a clock change skips is moved behind the gap; one
     * that comes twice counts once.
     */
    public Instant next(Instant after, ZoneId zone) {
        LocalDateTime start =
                after.atZone(zone).toLocalDateTime().withSecond(0).withNano(0).plusMinutes(1);
        LocalDate day = start.toLocalDate();
        for (int i = 0; i < MAX_DAYS_AHEAD; i++, day = day.plusDays(1)) {
            if (!fits(day)) {
                continue;
            }
            int firstMinute = i == 0 ? start.getHour() * 60 + start.getMinute() : 0;
            for (int minute = firstMinute; minute < 24 * 60; minute++) {
                if (hours.get(minute / 60) && minutes.get(minute % 60)) {
                    Instant found = ZonedDateTime.of(day.atTime(minute / 60, minute % 60), zone)
                            .toInstant();
                    if (found.isAfter(after)) {
                        return found;
                    }
                }
            }
        }
        throw new IllegalArgumentException("'" + written + "' never comes true");
    }

    @Override
    public String toString() {
        return written;
    }

    private boolean fits(LocalDate day) {
        boolean monthDay = daysOfMonth.get(day.getDayOfMonth());
        boolean weekDay = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
        return months.get(day.getMonthValue()) && (eitherDay ? monthDay || weekDay : monthDay && weekDay);
    }

    private static BitSet field(String name, String written, int low, int high, List<String> names) {
        BitSet values = new BitSet(high + 1);
        for (String part : written.split(",", -1)) {
            int slash = part.indexOf('/');
            String range = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : number(name, part.substring(slash + 1), 1, high, List.of());
            int dash = range.indexOf('-', 1);
            int from = range.equals("*")
                    ? low
                    : number(name, dash < 0 ? range : range.substring(0, dash), low, high, names);
            int to = range.equals("*") || slash >= 0 && dash < 0
                    ? high
                    : dash < 0 ? from : number(name, range.substring(dash + 1), low, high, names);
            if (to < from) {
                throw new IllegalArgumentException("the " + name + " range '" + range + "' runs backwards");
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static int number(String name, String written, int low, int high, List<String> names) {
        int named = names.indexOf(written.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named + low;
        }
        boolean digits =
                !written.isEmpty() && written.length() <= 2 && written.chars().allMatch(Character::isDigit);
        int value = digits ? Integer.parseInt(written) : -1;
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "the " + name + " must be from " + low + " to " + high + ", not '" + written + "'");
        }
        return value;
    }
}
