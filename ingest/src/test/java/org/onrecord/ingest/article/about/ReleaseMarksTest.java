package org.onrecord.ingest.article.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseMarksTest {

    private static final String TITLE = "Alder and Birch Build a Plant";

    @Test
    void theSourceLineNamesTheIssuers() {
        ReleaseMarks marks = marks("Alder said it builds a plant.", "SOURCE Alder Corp.; Birch Ltd.");

        assertThat(marks.isRelease()).isTrue();
        assertThat(marks.issuers()).containsExactly("Alder Corp.", "Birch Ltd.");
    }

    @Test
    void theWireInTheDatelineTellsAReleaseAndTheDescriptionsWhoseItIs() {
        ReleaseMarks marks = marks(
                "OSLO, Norway, March 3, 2025 (GLOBE NEWSWIRE) -- Alder Corp. (NYSE: ALD), a maker of doors, today announced a plant.",
                "About Alder Corp.",
                "Alder makes doors.",
                "About Birch",
                "Birch makes windows.",
                "About Cedar",
                "Cedar is not what this is about.");

        assertThat(marks.isRelease()).isTrue();
        assertThat(marks.issuers()).containsExactly("Alder Corp.", "Birch");
    }

    @Test
    void theDatelineAloneNamesTheSubject() {
        ReleaseMarks marks = marks(
                "OSLO, March 3, 2025 /PRNewswire/ -- Alder Corp. (NYSE: ALD), a maker of doors, today announced a plant.");

        assertThat(marks.issuers()).containsExactly("Alder Corp.");
    }

    @Test
    void aFolderOfReleasesNeedsMoreThanItsName() {
        assertThat(new ReleaseMarks(TITLE, List.of("A story about doors."), "/press-releases/doors").isRelease())
                .isFalse();
        assertThat(new ReleaseMarks(TITLE, List.of("Doors.", "About Alder", "It makes doors."), "/press-releases/doors")
                        .issuers())
                .containsExactly("Alder");
    }

    @Test
    void aReportThatCitesASourceIsNoRelease() {
        assertThat(marks("Alder builds a plant.", "Source: Reuters", "Quelle: dpa")
                        .isRelease())
                .isFalse();
        assertThat(marks("Business Wire reported that Alder builds a plant.", "About the author")
                        .isRelease())
                .isFalse();
        assertThat(marks("", " ", "SOURCE ", "About ").issuers()).isEmpty();
    }

    private static ReleaseMarks marks(String... paragraphs) {
        return new ReleaseMarks(TITLE, List.of(paragraphs), "/news/plant");
    }
}
