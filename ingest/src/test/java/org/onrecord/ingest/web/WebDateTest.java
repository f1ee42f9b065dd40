package org.onrecord.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03-04T05:06:07Z | 2025-03-04T05:06:07Z",
                "2025-03-04T05:06:07.123+02:00 | 2025-03-04T03:06:07Z",
                "2025-03-04T05:06-0500 | 2025-03-04T10:06:00Z",
                "2025-03-04 05:06:07 | 2025-03-04T05:06:07Z",
                "2025-03-04 | 2025-03-04T00:00:00Z",
                "20250304 | 2025-03-04T00:00:00Z",
                "2025-03 | 2025-03-01T00:00:00Z",
                "Tue, 04 Mar 2025 05:06:07 +0200 | 2025-03-04T03:06:07Z",
                "Tue, 4 Mar 25 05:06 EST | 2025-03-04T10:06:00Z",
                "04 Mar 2025 05:06:07 GMT | 2025-03-04T05:06:07Z",
                "Tuesday, 04-Mar-25 05:06:07 GMT | 2025-03-04T05:06:07Z",
                "4th March 2025 | 2025-03-04T00:00:00Z",
                "March 4, 2025 | 2025-03-04T00:00:00Z",
                "Sept. 4, 2025 | 2025-09-04T00:00:00Z"
            })
    void datesAreReadAsTheWebWritesThem(String written, Instant meant) {
        assertThat(WebDate.parse(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2025-13-01", "2025-02-30", "32 Mar 2025", "0000-00-00", "-1", "9999-01-01"})
    void whatIsNoDateIsNone(String written) {
        assertThat(WebDate.parse(written)).isEmpty();
    }
}
