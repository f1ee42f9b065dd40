package org.onrecord.ingest.article.about;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.DataLines;

/** Finds the first date in a text for readers, in any of the languages of {@code month-names.txt}. */
final class ShownDate {

    private static final int MAX_LENGTH = 400;
    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        for (DataLines.Line line : DataLines.of(ShownDate.class, "month-names.txt")) {
            String[] parts = line.text().split(": ", 2);
            line.require(parts.length == 2, "has no names");
            for (String name : List.of(parts[1].split("\\s+"))) {
                Integer before = MONTHS.put(name, Integer.parseInt(parts[0]));
                line.require(before == null, "gives '" + name + "', which another line has");
            }
        }
    }

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)(?:[-/.]|\\.\\s|\\s?[年년]\\s?)(\\d{1,2})(?:[-/.]|\\.\\s|\\s?[月월]\\s?)(\\d{1,2})(?!\\d)");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d.,:/-])(\\d{1,2})([./-]|\\.\\s|\\s\\|\\s)(\\d{1,2})(?:[./-]|\\.\\s|\\s\\|\\s)((?:19|20)\\d\\d|\\d\\d)(?![\\d/])");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.|\\. |-| )?\\s?(?:of |de |d'|del )?-?([\\p{L}\\p{M}]{3,14})\\.?,?[ -]?(?:de |del |of )?[ ,]{0,2}('?\\d{2}(?:\\d\\d)?)(?!\\d)");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<!\\p{L})([\\p{L}\\p{M}]{3,14})\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?(?:,| ,|-)? ?((?:19|20)\\d\\d)(?!\\d)");

    private ShownDate() {}

    /**
     * The first date, if there is one.
     *
     * @param monthLeads whether 3/4/2020 is a day in March, as in the United States
     */
    static Optional<Day> in(String text, boolean monthLeads) {
        String cut = (text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
                .replace('\u00a0', ' ')
                .toLowerCase(Locale.ROOT);
        Found found = new Found();
        found.all(YEAR_FIRST.matcher(cut), m -> day(m.group(1), m.group(2), m.group(3)));
        found.all(NUMBERS.matcher(cut), m -> numbers(m, monthLeads));
        found.all(DAY_FIRST.matcher(cut), m -> named(m.group(3), m.group(2), m.group(1)));
        found.all(MONTH_FIRST.matcher(cut), m -> named(m.group(3), m.group(1), m.group(2)));
        return Optional.ofNullable(found.day).map(Day::of).filter(Day::isPlausible);
    }

    private static @Nullable LocalDate numbers(Matcher m, boolean monthLeads) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        boolean swap = second > 12 || monthLeads && first <= 12 && !m.group(2).startsWith(".");
        return day(m.group(4), swap ? m.group(1) : m.group(3), swap ? m.group(3) : m.group(1));
    }

    private static @Nullable LocalDate named(String year, String month, String day) {
        Integer number = MONTHS.get(month);
        return number == null ? null : day(year, number.toString(), day);
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        int number = Integer.parseInt(year.replace("'", ""));
        int full = number >= 100 ? number : number < 70 ? 2000 + number : 1900 + number;
        try {
            LocalDate date = LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
            return Day.of(date).isPlausible() ? date : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** Keeps the date that stands first in the text. */
    private static final class Found {

        private @Nullable LocalDate day;
        private int at = Integer.MAX_VALUE;

        void all(Matcher matcher, java.util.function.Function<Matcher, @Nullable LocalDate> reading) {
            while (matcher.find() && matcher.start() < at) {
                LocalDate read = reading.apply(matcher);
                if (read != null) {
                    day = read;
                    at = matcher.start();
                }
            }
        }
    }
}
