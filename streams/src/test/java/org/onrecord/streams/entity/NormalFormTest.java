package org.onrecord.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Johnson & Johnson | johnson and johnson",
                "Tiffany & Co. | tiffany",
                "Campari S.p.A. | campari",
                "Mærsk A/S | maersk",
                "Grupo Bimbo, S.A.B. de C.V. | grupo bimbo",
                "Daimler Truck Holding AG | daimler truck holding",
                "The Coca-Cola Company | coca cola",
                "Macy’s | macys",
                "Volkswagen AG & Co. KGaA | volkswagen",
                "Company | company",
                "Größe SE | grosse",
                "Telekom Malaysia Bhd | telekom malaysia",
                "T-Mobile US | t mobile us"
            })
    void legalFormsSpellingAndAccentsDoNotTellNamesApart(String name, String bare) {
        assertThat(NormalForm.of(name).bare()).isEqualTo(bare);
    }

    @Test
    void anEndlessNameIsCut() {
        assertThat(NormalForm.of("Ab ".repeat(100_000)).full()).hasSizeLessThan(201);
    }

    @Test
    void aNameWithoutLettersHasAnIdToo() {
        assertThat(NormalForm.of("!?").slug()).isEqualTo("unnamed");
    }
}
