package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.Speaker;

class BasisRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acquired    | Corvex said it acquired Brindle.
            acquired    | Corvex has acquired Brindle, the company said on Monday.
            acquired    | A spokeswoman for Corvex said the firm acquired Brindle.
            acquired    | Corvex spokesman Jon Farrow confirmed that the firm acquired Brindle.
            acquired    | According to Corvex, it acquired Brindle in May.
            acquired    | In a filing, Corvex said it acquired Brindle.
            acquisition | Corvex announced the acquisition of Brindle.
            acquisition | Corvex, a maker of looms in York, announced the acquisition of Brindle.
            acquisition | Corvex is pleased to announce the acquisition of Brindle.
            acquired    | Corvex acquired Brindle, both companies said.
            acquired    | Corvex (NYSE: CVX), an old firm ("the Firm"), disclosed that it acquired Brindle.
            acquired    | Corvex has acquired Brindle. Corvex said the acquisition will help it grow.
            acquisition | The acquisition of Brindle was announced by Corvex in May.
            acquired    | Mara Voss, chief executive of Corvex, told reporters that it acquired Brindle.
            """)
    void indirectSpeechOfAPartyIsOfficial(String trigger, String text) {
        Judgement.Accepted judgement = Sample.news(text, "Corvex", "Brindle").accepted(Relation.OWNS, trigger);

        assertThat(judgement.basis()).isEqualTo(Basis.INDIRECT_SPEECH);
        assertThat(judgement.speaker()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REPORTED | acquired   | Corvex acquired Brindle.
            REPORTED | acquired   | Corvex acquired Brindle and announced plans to hire.
            REPORTED | acquired   | The Harbour Gazette reported that Corvex acquired Brindle.
            REPORTED | acquired   | Zelkova said Corvex acquired Brindle.
            REPORTED | buy        | Corvex declined to say that it agreed to buy Brindle.
            RUMOUR   | buy        | Corvex is reportedly in talks to buy Brindle.
            RUMOUR   | buy        | Corvex may buy Brindle, a source at the company said.
            RUMOUR   | buy        | Corvex is close to a deal to buy Brindle, according to people familiar with the matter.
            OPINION  | buy        | Corvex will buy Brindle sooner or later.
            OPINION  | buy        | Analysts predict that Corvex will buy Brindle.
            HEDGED   | buy        | Corvex might buy Brindle.
            HEDGED   | makes      | Perhaps Corvex makes them for Brindle.
            """)
    void theWordOfNobodyConcernedIsSpeculation(Basis basis, String trigger, String text) {
        Judgement.Accepted judgement =
                Sample.news(text, "Corvex", "Brindle", "Zelkova").accepted(Relation.OWNS, trigger);

        assertThat(judgement.basis()).isEqualTo(basis);
    }

    @Test
    void aQuotationOfARepresentativeIsADirectQuote() {
        Sample sample = Sample.news(
                "“We have acquired Brindle and are happy about it,” said Mara Voss, head of sales at Corvex.",
                "Corvex",
                "Brindle");

        Judgement.Accepted judgement = sample.accepted(Relation.OWNS, "acquired");

        assertThat(judgement.basis()).isEqualTo(Basis.DIRECT_QUOTE);
        assertThat(judgement.speaker())
                .extracting(Speaker::name, Speaker::organisation, Speaker::inferred)
                .containsExactly("Mara Voss", "Corvex", false);
    }

    @Test
    void aPronounSpeaksForThePersonIntroducedBefore() {
        Sample sample = Sample.news(
                "Mara Voss runs sales as a director of Corvex. She likes maps.\n\n"
                        + "“We have acquired Brindle and are happy about it,” she said.",
                "Corvex",
                "Brindle");

        Judgement.Accepted judgement = sample.accepted(Relation.OWNS, "acquired");

        assertThat(judgement.basis()).isEqualTo(Basis.DIRECT_QUOTE);
    }

    @Test
    void theLineBelowAQuotationNamesItsSpeaker() {
        Sample sample = Sample.of(
                Document.Kind.BLOG,
                "",
                "",
                "“Corvex supplies us with looms that never stop, and we love them.”\n\nMara Voss\n\nHead of Mills at Brindle",
                "Corvex",
                "Brindle");

        assertThat(sample.accepted(Relation.SUPPLIES, "supplies").basis()).isEqualTo(Basis.DIRECT_QUOTE);
    }

    @Test
    void aBlockQuotationWithoutItsOpeningMarkIsTheOtherPartysWord() {
        Sample sample = Sample.of(
                Document.Kind.BLOG,
                "",
                "",
                "Corvex makes looms. Early on there was trouble between the companies:\n\n"
                        + "We were not sure that the collaboration would last. The looms that Brindle wanted were not ready.”\n\n"
                        + "They are ready now.",
                "Corvex",
                "Brindle");

        Judgement.Accepted judgement = sample.accepted(Relation.PARTNERS_WITH, "collaboration");

        assertThat(judgement.basis()).isEqualTo(Basis.DIRECT_QUOTE);
        assertThat(judgement.speaker())
                .extracting(Speaker::organisation, Speaker::inferred)
                .containsExactly("Corvex", true);
    }

    @Test
    void everyPairOfADealToldByOnePartyIsOfficial() {
        Sample sample = Sample.news(
                "Corvex, Brindle and Zelkova formed an alliance, Corvex said.", "Corvex", "Brindle", "Zelkova");

        Judgement.Accepted judgement = sample.accepted(Relation.PARTNERS_WITH, 1, "alliance", 2);

        assertThat(judgement.basis()).isEqualTo(Basis.INDIRECT_SPEECH);
    }

    @Test
    void theLeadTellsByWhoseWordAHeadlineStands() {
        Sample sample = Sample.of(
                Document.Kind.NEWS,
                "",
                "CORVEX BUYS BRINDLE",
                "Corvex Ltd said it paid two mln dlrs for the firm.",
                "CORVEX|Corvex Ltd",
                "BRINDLE");

        assertThat(sample.accepted(Relation.OWNS, "BUYS").basis()).isEqualTo(Basis.INDIRECT_SPEECH);
    }
}
