package org.onrecord.ingest.article.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The two companies said that they will build a plant in the north and that it is to open by the end of the year.",
                "de|Die beiden Unternehmen teilten mit, dass sie im Norden ein Werk bauen und dass es mit dem Ende des Jahres in Betrieb geht.",
                "fr|Les deux entreprises ont annoncé que la construction de l'usine dans le nord du pays est prévue pour la fin de l'année.",
                "es|Las dos empresas anunciaron que la planta se construirá en el norte del país y que los trabajos empiezan en mayo.",
                "ja|両社は来年、北部に工場を建設すると発表した。",
                "zh|两家公司宣布将在北部建设一座工厂。",
                "ko|두 회사는 북부에 공장을 짓겠다고 발표했다.",
                "ru|Обе компании сообщили, что завод на севере страны будет построен к концу года, и что это не первый их проект."
            })
    void aSentenceIsEnough(String language, String text) {
        assertThat(LanguageGuess.of(List.of(text))).hasValue(language);
    }

    @Test
    void nothingIsGuessedFromAlmostNothing() {
        assertThat(LanguageGuess.of(List.of("Acme 300 X-Pro"))).isEmpty();
        assertThat(LanguageGuess.of(List.of())).isEmpty();
        assertThat(LanguageGuess.sure(List.of("The plant is in the north."))).isEmpty();
    }
}
