package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.text.Span;

class PassagesTest {
    private static Judgement.Accepted judgement(Polarity polarity, Phase phase, int strength, Basis basis, int start) {
        return new Judgement.Accepted(polarity, phase, strength, basis, null, new Span(start, start + 10), List.of());
    }

    @Test
    void theStrongestBasisWins() {
        Judgement.Accepted rumour = judgement(Polarity.AFFIRMED, Phase.ACTIVE, 1, Basis.RUMOUR, 0);
        Judgement.Accepted said = judgement(Polarity.AFFIRMED, Phase.ACTIVE, 1, Basis.INDIRECT_SPEECH, 50);

        List<Judgement.Accepted> merged = Passages.merge(List.of(rumour, said));

        assertThat(merged).containsExactly(said);
    }

    @Test
    void thePhaseIsThatOfThePassageThatTellsItMostSurely() {
        Judgement.Accepted headline = judgement(Polarity.AFFIRMED, Phase.ACTIVE, 0, Basis.FIRST_PARTY, 0);
        Judgement.Accepted body = judgement(Polarity.AFFIRMED, Phase.PLANNED, 2, Basis.REPORTED, 50);

        List<Judgement.Accepted> merged = Passages.merge(List.of(headline, body));

        assertThat(merged).singleElement().satisfies(one -> {
            assertThat(one.basis()).isEqualTo(Basis.FIRST_PARTY);
            assertThat(one.phase()).isEqualTo(Phase.PLANNED);
        });
    }

    @Test
    void aRumourAndItsDenialStayApart() {
        Judgement.Accepted rumour = judgement(Polarity.AFFIRMED, Phase.TALKS, 2, Basis.RUMOUR, 0);
        Judgement.Accepted denial = judgement(Polarity.DENIED, Phase.TALKS, 2, Basis.DIRECT_QUOTE, 50);

        assertThat(Passages.merge(List.of(denial, rumour))).containsExactly(rumour, denial);
    }
}
