package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Relation;

class PolarityRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Corvex does not own Brindle.                                      | own
            Corvex has never owned Brindle.                                   | owned
            Corvex denied that it plans to buy Brindle.                       | buy
            Corvex dismissed reports that it would acquire Brindle.           | acquire
            Corvex is not in talks to acquire Brindle.                        | acquire
            Corvex isn't buying Brindle.                                      | buying
            Corvex holds no stake in Brindle.                                 | stake
            A report that Corvex will buy Brindle is untrue.                  | buy
            Corvex is "absolutely not" negotiating a takeover of Brindle.     | takeover
            There is no truth to talk that Corvex will buy Brindle.           | buy
            Corvex has ruled out a takeover of Brindle.                       | takeover
            """)
    void aNegationOrADenialOverTheTriggerDenies(String text, String trigger) {
        Judgement.Accepted judgement = Sample.news(text, "Corvex", "Brindle").accepted(Relation.OWNS, trigger);

        assertThat(judgement.polarity()).isEqualTo(Polarity.DENIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Corvex did not disclose the terms of its acquisition of Brindle.             | acquisition
            Corvex has not ruled out buying Brindle.                                     | buying
            Corvex not only owns Brindle but also runs two foundries.                    | owns
            Corvex, which owns Brindle, denied wrongdoing in the case.                   | owns
            Corvex bought Brindle last year but it does not expect a profit soon.        | bought
            Corvex no doubt bought Brindle for its patents.                              | bought
            Corvex declined to comment on the acquisition of Brindle.                    | acquisition
            """)
    void aNegationThatGovernsSomethingElseDoesNot(String text, String trigger) {
        Judgement.Accepted judgement = Sample.news(text, "Corvex", "Brindle").accepted(Relation.OWNS, trigger);

        assertThat(judgement.polarity()).isEqualTo(Polarity.AFFIRMED);
    }

    @Test
    void aQuestionIsReadWithItsAnswer() {
        Sample sample = Sample.news(
                "Does Corvex own Brindle?\n\nIn this case, absolutely NOT. They are neighbours.", "Corvex", "Brindle");

        Judgement.Accepted judgement = sample.accepted(Relation.OWNS, "own");

        assertThat(judgement.polarity()).isEqualTo(Polarity.DENIED);
        assertThat(judgement.basis()).isEqualTo(Basis.REPORTED);
        assertThat(sample.words(judgement.evidence())).startsWith("Does Corvex").endsWith("absolutely NOT.");
    }

    @Test
    void aQuestionInTheTextWithoutAnAnswerIsOnlyAsked() {
        Sample sample = Sample.news(
                "It made me think about one thing. Does Corvex own Brindle? The weather was fine that day.",
                "Corvex",
                "Brindle");

        assertThat(sample.accepted(Relation.OWNS, "own").basis()).isEqualTo(Basis.QUESTION);
    }

    @Test
    void aConditionAssertsNothing() {
        Sample sample = Sample.news("If Corvex buys Brindle, prices will rise.", "Corvex", "Brindle");

        assertThat(sample.judge(Relation.OWNS, "buys")).isInstanceOf(Judgement.Rejected.class);
    }
}
