package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.onrecord.ingest.web.WebDate;

/** Reads the Retry-After header, in seconds or as a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /** How long to wait from now, between 0 and a day; empty when the value is neither form. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > MAX_DIGITS ? LONGEST : capped(Duration.ofSeconds(Long.parseLong(text))));
        }
        return WebDate.parse(text).map(date -> capped(Duration.between(now, date)));
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
