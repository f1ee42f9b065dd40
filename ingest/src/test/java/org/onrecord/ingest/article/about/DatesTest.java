package org.onrecord.ingest.article.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DatesTest {

    private static final String URL = "https://news.example/plant";

    @Test
    void theInstantIsTheMachinesAndTheDayIsTheOneShown() {
        Optional<Day> day = published(
                "<meta property=article:published_time content=2022-05-04T00:07:00Z>", URL, "3 de mayo de 2022");

        assertThat(day).contains(new Day(Instant.parse("2022-05-04T00:07:00Z"), day("2022-05-03")));
    }

    @Test
    void aPageThatShowsItsLastChangeIsOfThatDay() {
        Optional<Day> day = published(
                "<meta property=article:published_time content=2021-11-22T17:42:22Z>"
                        + "<meta property=article:modified_time content=2023-01-01T09:00:00Z>",
                URL,
                "1. Januar 2023");

        assertThat(day).contains(new Day(Instant.parse("2021-11-22T17:42:22Z"), day("2023-01-01")));
    }

    @Test
    void aShownDayOutranksAnUnclearTag() {
        assertThat(published("<meta name=date content=2020-02-12>", URL, "05.02.2020"))
                .map(Day::day)
                .contains(day("2020-02-05"));
    }

    @Test
    void anotherDayThatIsShownIsNotThePages() {
        assertThat(published("<meta property=article:published_time content=2020-02-12>", URL, "05.02.2020"))
                .map(Day::day)
                .contains(day("2020-02-12"));
    }

    @Test
    void foldersOfAnAddressAreADay() {
        assertThat(published("", "https://news.example/home/2017/7/2/plant", "By Jane Roe"))
                .map(Day::day)
                .contains(day("2017-07-02"));
    }

    @Test
    void aMailDateKeepsItsOwnDay() {
        assertThat(published("<meta name=date content='Sat, 19 Oct 2019 00:04:00 +0200'>", URL, ""))
                .contains(new Day(Instant.parse("2019-10-18T22:04:00Z"), day("2019-10-19")));
    }

    private static java.time.LocalDate day(String day) {
        return java.time.LocalDate.parse(day);
    }

    private static Optional<Day> published(String head, String url, String shown) {
        Document document = Jsoup.parse(head, url);
        Surroundings surroundings =
                new Surroundings(List.of(new Surroundings.Shown(shown, true)), List.of(), List.of());
        return new Dates(document, LinkedData.of(document), MetaTags.of(document), url, surroundings, false)
                .published();
    }
}
