package org.onrecord.ingest.article.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Posted on March 4, 2025|2025-03-04",
                "Veröffentlicht am 12. Februar 2023 um 9 Uhr|2023-02-12",
                "Publié le 1er août 2019|2019-08-01",
                "3 de mayo de 2022|2022-05-03",
                "04.02.2022, 13:10 Uhr|2022-02-04",
                "2019年6月24日|2019-06-24",
                "Stand 2021-10-29|2021-10-29",
                "5 октября 2020 г.|2020-10-05"
            })
    void aDateIsFoundInManyLanguages(String text, String day) {
        assertThat(ShownDate.in(text, false)).map(Day::day).hasToString("Optional[" + day + "]");
    }

    @Test
    void theSiteTellsWhetherTheMonthLeads() {
        assertThat(ShownDate.in("3/4/2020", true)).map(Day::day).hasToString("Optional[2020-03-04]");
        assertThat(ShownDate.in("3/4/2020", false)).map(Day::day).hasToString("Optional[2020-04-03]");
        assertThat(ShownDate.in("13/4/2020", true)).map(Day::day).hasToString("Optional[2020-04-13]");
    }

    @Test
    void whatIsNoDateIsNone() {
        assertThat(ShownDate.in("Call 0800 123 456 or write to us in 99 days", false))
                .isEmpty();
        assertThat(ShownDate.in("31.02.2020", false)).isEmpty();
    }
}
