package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "99999999999999 | PT24H",
                "Wed, 01 Jan 2025 00:01:00 GMT | PT1M",
                "Tue, 31 Dec 2024 00:00:00 GMT | PT0S",
                "Wednesday, 01-Jan-25 00:05:00 GMT | PT5M"
            })
    void bothFormsAreRead(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5"})
    void othersAreNone(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
