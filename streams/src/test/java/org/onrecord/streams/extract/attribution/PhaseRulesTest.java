package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;

class PhaseRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TALKS   | buying     | Corvex is in talks about buying Brindle.
            TALKS   | acquire    | Corvex is considering an offer to acquire Brindle.
            TALKS   | bid        | Corvex made a takeover bid for Brindle.
            TALKS   | buy        | Corvex could buy Brindle this week.
            TALKS   | acquire    | Corvex expressed interest in a deal to acquire Brindle.
            PLANNED | buy        | Corvex agreed to buy Brindle.
            PLANNED | acquired   | Brindle has agreed to be acquired by Corvex.
            PLANNED | acquire    | Corvex will acquire Brindle.
            PLANNED | buying     | Corvex is buying Brindle.
            PLANNED | acquire    | Corvex signed a definitive agreement to acquire Brindle.
            PLANNED | buy        | Corvex to buy Brindle
            PLANNED | purchase   | The purchase of Brindle by Corvex is subject to approval by regulators.
            PLANNED | stake      | Corvex is buying a stake in Brindle.
            ACTIVE  | acquired   | Corvex acquired Brindle in May.
            ACTIVE  | completed  | Corvex completed the takeover of Brindle.
            ACTIVE  | subsidiary | Corvex plans to close plants of its subsidiary Brindle.
            ACTIVE  | acquire    | Corvex paid two billion dollars to acquire Brindle.
            ACTIVE  | acquired   | Corvex is planning to discontinue the service that came when it acquired Brindle.
            ENDED   | sold       | Corvex sold Brindle to a rival.
            ACTIVE  | sell       | Corvex agreed to sell Brindle to a rival.
            ENDED   | owner      | Corvex is the former owner of Brindle.
            ENDED   | acquire    | Corvex called off its plan to acquire Brindle.
            ENDED   | acquire    | Corvex held talks to acquire Brindle. The negotiations have collapsed.
            """)
    void ownershipHasThePhaseOfItsWords(Phase phase, String trigger, String text) {
        Judgement.Accepted judgement = Sample.news(text, "Corvex", "Brindle").accepted(Relation.OWNS, trigger);

        assertThat(judgement.phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACTIVE  | partnership  | Corvex announced a partnership with Brindle.
            ACTIVE  | partner      | Corvex will partner with Brindle to serve farms.
            PLANNED | partner      | Corvex will partner with Brindle from next year.
            PLANNED | cooperate    | Corvex and Brindle signed a memorandum of understanding to cooperate.
            ENDED   | partnership  | Corvex terminated its partnership with Brindle.
            ENDED   | partners     | Corvex and Brindle are no longer partners.
            TALKS   | partnership  | Corvex and Brindle are discussing a partnership.
            TALKS   | cooperate    | Corvex and Brindle are exploring ways to cooperate.
            """)
    void aPartnershipIsActiveUnlessItsWordsSayOtherwise(Phase phase, String trigger, String text) {
        Judgement.Accepted judgement = Sample.news(text, "Corvex", "Brindle").accepted(Relation.PARTNERS_WITH, trigger);

        assertThat(judgement.phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENDED  | built | For the longest time Corvex built engines for Brindle.
            ENDED  | built | Corvex built the small engines for Brindle. Not any more.
            ACTIVE | built | Corvex built the small engines for Brindle.
            """)
    void aManufacturerHasStoppedWhereTheTextSaysSo(Phase phase, String trigger, String text) {
        Judgement.Accepted judgement =
                Sample.news(text, "Corvex", "Brindle").accepted(Relation.MANUFACTURES_FOR, trigger);

        assertThat(judgement.phase()).isEqualTo(phase);
    }
}
