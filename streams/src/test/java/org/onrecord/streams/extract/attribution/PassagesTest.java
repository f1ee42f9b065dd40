package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.text.Span;

class PassagesTest {
    private static Passages.Passage passage(Phase phase, int strength, Basis basis, double fitness, int start) {
        Judgement.Accepted judgement = new Judgement.Accepted(
                Polarity.AFFIRMED, phase, strength, basis, fitness, null, new Span(start, start + 10), List.of());
        return new Passages.Passage(judgement, 0.8);
    }

    @Test
    void theStrongestBasisWins() {
        Passages.Passage rumour = passage(Phase.ACTIVE, 1, Basis.RUMOUR, 9, 0);
        Passages.Passage said = passage(Phase.ACTIVE, 1, Basis.INDIRECT_SPEECH, 0, 50);

        assertThat(Passages.strongest(List.of(rumour, said))).isEqualTo(1);
    }

    @Test
    void ofOneBasisThePassageThatSaysItBestWins() {
        Passages.Passage headline = passage(Phase.ACTIVE, 1, Basis.FIRST_PARTY, 1, 0);
        Passages.Passage lead = passage(Phase.ACTIVE, 1, Basis.FIRST_PARTY, 3, 50);

        assertThat(Passages.strongest(List.of(headline, lead))).isEqualTo(1);
    }

    @Test
    void thePhaseIsThatOfThePassageThatTellsItMostSurely() {
        Passages.Passage headline = passage(Phase.ACTIVE, 0, Basis.FIRST_PARTY, 9, 0);
        Passages.Passage body = passage(Phase.PLANNED, 2, Basis.REPORTED, 0, 50);

        assertThat(Passages.phase(List.of(headline, body))).isEqualTo(Phase.PLANNED);
    }
}
