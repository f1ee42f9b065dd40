package org.onrecord.ingest.article.about;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.ingest.web.WebDate;

/**
 * When something was published: the instant, and the day as the page itself writes it, in its own time zone.
 *
 * @param at midnight UTC of the day where no time is known
 */
public record Day(Instant at, LocalDate day) {

    private static final Pattern WRITTEN_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].{0,60})?");
    private static final Pattern MAIL_DAY = Pattern.compile("[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4}");
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    static Day of(LocalDate day) {
        return new Day(day.atStartOfDay().toInstant(ZoneOffset.UTC), day);
    }

    /** Reads a date that was written for machines, or a text that is nothing but a date. */
    static Optional<Day> parse(String written) {
        String text = written.strip();
        return WebDate.parse(text)
                .map(at -> new Day(
                        at, writtenDay(text).orElse(at.atOffset(ZoneOffset.UTC).toLocalDate())))
                .filter(Day::isPlausible)
                .or(() -> text.length() <= 60 ? ShownDate.in(text, false) : Optional.empty());
    }

    boolean isPlausible() {
        return !day.isBefore(FIRST) && day.isBefore(LAST);
    }

    private static Optional<LocalDate> writtenDay(String text) {
        Matcher m = WRITTEN_DAY.matcher(text);
        if (m.matches()) {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))));
        }
        return MAIL_DAY.matcher(text).lookingAt() ? ShownDate.in(text, false).map(Day::day) : Optional.empty();
    }
}
