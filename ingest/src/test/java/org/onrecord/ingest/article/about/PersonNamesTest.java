package org.onrecord.ingest.article.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Jane Roe|Jane Roe",
                "By Jane Roe and John Doe, published today|Jane Roe and John Doe",
                "Von Jule Farnbach|Jule Farnbach",
                "Autor: Peter Maas|Peter Maas",
                "Posted on September 21, 2020 by Ada Tzimas|Ada Tzimas",
                "Veröffentlicht am 8. Februar 2022 von Ruth Amsel|Ruth Amsel",
                "11.12.2019 - Amelie Löwe|Amelie Löwe"
            })
    void aBylineGivesItsNames(String text, String names) {
        assertThat(PersonNames.inSentence(text)).hasValue(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"By the end of the year all plants are closed", "Two companies build a plant", "admin", ""})
    void otherTextGivesNone(String text) {
        assertThat(PersonNames.inSentence(text)).isEmpty();
    }

    @Test
    void aFieldGivesWhatIsInItUnlessItNamesNobody() {
        assertThat(PersonNames.inField("jane roe")).hasValue("jane roe");
        assertThat(PersonNames.inField("admin")).isEmpty();
        assertThat(PersonNames.inField("https://example.com/jane")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05.02.2020 - Redaktion: Eberhard Kern (Sprecher)|Eberhard Kern",
                "Text: Fiona Borg und Mariam Hof|Fiona Borg und Mariam Hof",
                "By Loïc Le Page|Loïc Le Page"
            })
    void whoSaysThatTheyWroteIsBelieved(String text, String names) {
        assertThat(PersonNames.led(text)).hasValue(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Von Büchern",
                "Jane Roe",
                "By the sea, and by Night",
                "By  , Jane",
                "von , ,",
                "By and and",
                "By ",
                "•"
            })
    void aLeadWithoutTwoNamesGivesNobody(String text) {
        assertThat(PersonNames.led(text)).isEmpty();
        assertThat(PersonNames.inField(text + " ,  ")).isNotNull();
    }

    @Test
    void aHandleKeepsItsNumber() {
        assertThat(PersonNames.inField("captain1984")).hasValue("captain1984");
        assertThat(PersonNames.inField("Jane Roe 2019")).hasValue("Jane Roe");
    }
}
