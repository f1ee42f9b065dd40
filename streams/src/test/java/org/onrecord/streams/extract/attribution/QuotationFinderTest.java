package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationFinderTest {
    private static List<String> quotations(String text) {
        Sample sample = Sample.news(text);
        return QuotationFinder.find(sample.text()).stream()
                .map(quotation -> sample.words(quotation.span()))
                .toList();
    }

    @Test
    void marksOfEverySortAreRead() {
        assertThat(quotations("He said “one two”, then \"three four\", then «five six», then „seven eight“."))
                .containsExactly("“one two”", "\"three four\"", "«five six»", "„seven eight“");
    }

    @Test
    void aQuotationInsideAnotherIsPartOfIt() {
        assertThat(quotations("“She told me ‘do not wait for them any longer’ and left,” he said."))
                .containsExactly("“She told me ‘do not wait for them any longer’ and left,”");
    }

    @Test
    void singleMarksQuoteButApostrophesDoNot() {
        assertThat(quotations("The boys’ boss said ‘we will not be selling any of them.’ It’s late."))
                .containsExactly("‘we will not be selling any of them.’");
    }

    @Test
    void aQuotationGoesOnInTheNextParagraphThatOpensAnew() {
        Sample sample = Sample.news("“One thing.\n\n“Another thing,” she said.");

        List<Quotation> found = QuotationFinder.find(sample.text());

        assertThat(found).extracting(Quotation::continued).containsExactly(false, true);
    }

    @Test
    void aParagraphThatOnlyClosesIsAQuotation() {
        Sample sample = Sample.news("There was trouble:\n\nWe did not get approval for it.”\n\nSo it went.");

        List<Quotation> found = QuotationFinder.find(sample.text());

        assertThat(found).hasSize(1);
        assertThat(found.get(0).unopened()).isTrue();
        assertThat(sample.words(found.get(0).span())).isEqualTo("We did not get approval for it.”");
    }

    @Test
    void inchMarksAreNoQuotations() {
        assertThat(quotations("A 5\" screen and a 7\" screen.")).isEmpty();
    }

    @Test
    void endlessMarksTakeLinearTime() {
        String text = "“".repeat(100_000) + "‘ word ".repeat(50_000) + "\" ".repeat(100_000);

        assertThat(quotations(text)).isNotNull();
    }
}
