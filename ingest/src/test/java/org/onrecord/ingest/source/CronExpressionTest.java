package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15 * * * * | UTC | 2025-01-01T00:00:00Z | 2025-01-01T00:15:00Z",
                "0 7 * * mon-fri | UTC | 2025-01-03T08:00:00Z | 2025-01-06T07:00:00Z",
                "0 7 * * * | Europe/Berlin | 2025-07-01T00:00:00Z | 2025-07-01T05:00:00Z",
                "30 2 * * * | Europe/Berlin | 2025-03-30T00:00:00Z | 2025-03-30T01:30:00Z",
                "30 2 * * * | Europe/Berlin | 2025-10-26T00:30:00Z | 2025-10-27T01:30:00Z",
                "0 0 29 2 * | UTC | 2025-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 1,15 * 0 | UTC | 2025-01-02T00:00:00Z | 2025-01-05T00:00:00Z",
                "5-20/5 3 * jan,jul 7 | UTC | 2025-01-01T00:00:00Z | 2025-01-05T03:05:00Z"
            })
    void theNextTimeIsFound(String expression, ZoneId zone, Instant after, Instant next) {
        assertThat(new CronExpression(expression).next(after, zone)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "5-1 * * * *",
                "a * * * *",
                "*/0 * * * *"
            })
    void mistakesAreRejected(String expression) {
        assertThatThrownBy(() -> new CronExpression(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNeverComesTrueIsRejected() {
        assertThatThrownBy(() -> new CronExpression("0 0 31 2 *")).hasMessageContaining("never comes true");
    }
}
