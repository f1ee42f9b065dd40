package org.onrecord.ingest.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds, sitemaps and pages write: ISO 8601 in its usual shortenings, the mail form of RFC 5322
 * with its obsolete zones, and English days such as "March 3, 2025". Never throws.
 */
public final class WebDate {

    private static final int MAX_LENGTH = 64;
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-?(\\d{2})(?:-?(\\d{2}))?"
                    + "(?:[T ]{1,2}(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?\\s?(Z|z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?");
    private static final Pattern MAIL = Pattern.compile(
            "(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\\.?,?[ -](\\d{4}|\\d{2})"
                    + "(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s?([A-Za-z]{1,4}|[+-]\\d{4}|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern AMERICAN = Pattern.compile(
            "(?:[A-Za-z]{3,9},?\\s+)?([A-Za-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b.{0,40}");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, Integer> ZONE_HOURS = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("bst", 1),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("jst", 9));

    private WebDate() {}

    /** The instant that is meant; midnight UTC where only a day is named, UTC where no zone is. */
    public static Optional<Instant> parse(String written) {
        String text = written.strip().replaceAll("\\s{1,64}", " ");
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return iso(text).or(() -> mail(text)).or(() -> american(text)).filter(WebDate::isPlausible);
        } catch (DateTimeException | NumberFormatException impossible) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1970 && year <= 2199;
    }

    private static Optional<Instant> iso(String text) {
        Matcher m = ISO.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        LocalDate day =
                LocalDate.of(number(m.group(1)), number(m.group(2)), m.group(3) == null ? 1 : number(m.group(3)));
        return Optional.of(at(day, m.group(4), m.group(5), m.group(6), m.group(7)));
    }

    private static Optional<Instant> mail(String text) {
        Matcher m = MAIL.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int year = number(m.group(3));
        int fullYear = m.group(3).length() == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
        return month(m.group(2))
                .map(month -> at(
                        LocalDate.of(fullYear, month, number(m.group(1))),
                        m.group(4),
                        m.group(5),
                        m.group(6),
                        m.group(7)));
    }

    private static Optional<Instant> american(String text) {
        Matcher m = AMERICAN.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        return month(m.group(1))
                .map(month -> at(LocalDate.of(number(m.group(3)), month, number(m.group(2))), null, null, null, null));
    }

    private static Instant at(
            LocalDate day,
            @Nullable String hour,
            @Nullable String minute,
            @Nullable String second,
            @Nullable String zone) {
        if (hour == null || minute == null) {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        int seconds = second == null ? 0 : Math.min(number(second), 59);
        LocalDateTime local = LocalDateTime.of(day, LocalTime.of(number(hour) % 24, number(minute), seconds));
        return OffsetDateTime.of(local, offset(zone)).toInstant();
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null || zone.isEmpty()) {
            return ZoneOffset.UTC;
        }
        if (zone.charAt(0) == '+' || zone.charAt(0) == '-') {
            return ZoneOffset.of(zone);
        }
        return ZoneOffset.ofHours(ZONE_HOURS.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
    }

    private static Optional<Integer> month(String name) {
        int at = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? Optional.of(at / 3 + 1) : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
