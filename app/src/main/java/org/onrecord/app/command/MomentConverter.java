package org.onrecord.app.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment as people write one: a day, an instant, or how long ago ({@code 7d}, {@code 36h}, {@code 10m}). */
final class MomentConverter implements ITypeConverter<Instant> {

    private final Clock clock;

    MomentConverter() {
        this(Clock.systemUTC());
    }

    MomentConverter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String value) {
        String text = value.strip();
        try {
            if (text.matches("\\d{1,6}[dhmDHM]")) {
                return clock.instant().minus(duration(text.toLowerCase(Locale.ROOT)));
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + value
                    + "' is no moment: write 2026-05-31, 2026-05-31T12:00:00Z, or how long ago as 7d, 36h or 10m");
        }
    }

    private static Duration duration(String text) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> Duration.ofDays(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
