package org.onrecord.ingest.source;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads durations and sizes as people write them. */
final class Quantities {

    private static final int MAX_DIGITS = 9;

    private Quantities() {}

    /** @throws IllegalArgumentException with the rest of a sentence about the value */
    static Duration duration(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int digits = digits(lower);
        if (digits > 0 && digits <= MAX_DIGITS) {
            long amount = Long.parseLong(lower.substring(0, digits));
            switch (lower.substring(digits).strip()) {
                case "ms":
                    return Duration.ofMillis(amount);
                case "s":
                    return Duration.ofSeconds(amount);
                case "m", "min":
                    return Duration.ofMinutes(amount);
                case "h":
                    return Duration.ofHours(amount);
                case "d":
                    return Duration.ofDays(amount);
                case "w":
                    return Duration.ofDays(7 * amount);
                case "":
                    if (amount == 0) {
                        return Duration.ZERO;
                    }
                    break;
                default:
                    break;
            }
        }
        return isoDuration(text);
    }

    /** @throws IllegalArgumentException with the rest of a sentence about the value */
    static long bytes(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int digits = digits(lower);
        long factor = digits == 0 || digits > MAX_DIGITS
                ? 0
                : switch (lower.substring(digits).strip()) {
                    case "", "b" -> 1L;
                    case "k", "kb", "kib" -> 1L << 10;
                    case "m", "mb", "mib" -> 1L << 20;
                    case "g", "gb", "gib" -> 1L << 30;
                    default -> 0L;
                };
        long amount = factor == 0 ? 0 : Long.parseLong(lower.substring(0, digits));
        if (amount == 0 || amount > Integer.MAX_VALUE / factor) {
            throw new IllegalArgumentException(
                    "must be a size below 2GiB, such as 512KiB or 10MiB, not '" + text + "'");
        }
        return amount * factor;
    }

    private static Duration isoDuration(String text) {
        try {
            Duration value = text.toUpperCase(Locale.ROOT).contains("T")
                    ? Duration.parse(text)
                    : Duration.ofDays(Period.parse(text).getDays());
            if (!value.isNegative()) {
                return value;
            }
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(
                    "must be a duration such as 500ms, 30s, 15m, 6h or 7d, not '" + text + "'");
        }
        throw new IllegalArgumentException("must not be negative: '" + text + "'");
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
