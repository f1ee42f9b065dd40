package org.onrecord.streams.extract.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.Relation;

class FirstPartyTest {
    private static final String RELEASE = """
            YORK, June 1, 2025 -- Corvex, a maker of looms, today announced a partnership with Brindle.

            Brindle recently acquired Zelkova.

            About Corvex
            Corvex makes looms. For more information, visit www.corvex.example.
            """;

    @Test
    void aReleaseIsTheWordOfWhoAnnounces() {
        Sample sample = Sample.release("Corvex partners with Brindle", RELEASE, "Corvex", "Brindle", "Zelkova");

        assertThat(sample.accepted(Relation.PARTNERS_WITH, "partnership").basis())
                .isEqualTo(Basis.FIRST_PARTY);
    }

    @Test
    void aFactAboutOthersInAReleaseIsReported() {
        Sample sample = Sample.release("Corvex partners with Brindle", RELEASE, "Corvex", "Brindle", "Zelkova");

        assertThat(sample.accepted(Relation.OWNS, 1, "acquired", 2).basis()).isEqualTo(Basis.REPORTED);
    }

    @Test
    void aJointReleaseIsTheWordOfBoth() {
        String text = "Corvex, a maker of looms, and Brindle, a mill in York, today announced a new loom.\n\n"
                + "Brindle recently acquired Zelkova.";
        Sample sample = Sample.release("A new loom", text, "Corvex", "Brindle", "Zelkova");

        assertThat(sample.accepted(Relation.OWNS, 1, "acquired", 2).basis()).isEqualTo(Basis.FIRST_PARTY);
    }

    @Test
    void aReleaseThatANewsSiteReprintsStaysFirstParty() {
        Sample sample =
                Sample.of(Document.Kind.NEWS, "Town Desk", "A new loom", RELEASE, "Corvex", "Brindle", "Zelkova");

        assertThat(sample.accepted(Relation.PARTNERS_WITH, "partnership").basis())
                .isEqualTo(Basis.FIRST_PARTY);
    }

    @Test
    void aPaidPieceAboutACompanyIsNotItsOwnWord() {
        String text = "Corvex entered a partnership with Brindle.\n\nThis article contains sponsored content.";
        Sample sample = Sample.release("Corvex partners with Brindle", text, "Corvex", "Brindle");

        assertThat(sample.accepted(Relation.PARTNERS_WITH, "partnership").basis())
                .isEqualTo(Basis.REPORTED);
    }

    @Test
    void aPageOnACompanysOwnSiteIsItsWord() {
        Sample sample = Sample.of(
                Document.Kind.NEWS,
                "www.corvex.com",
                "Looms",
                "Corvex has a partnership with Brindle.",
                "Corvex",
                "Brindle");

        assertThat(sample.accepted(Relation.PARTNERS_WITH, "partnership").basis())
                .isEqualTo(Basis.FIRST_PARTY);
    }

    @Test
    void aNewsArticleIsNobodysOwn() {
        Sample sample = Sample.news("Corvex has a partnership with Brindle.", "Corvex", "Brindle");

        assertThat(sample.accepted(Relation.PARTNERS_WITH, "partnership").basis())
                .isEqualTo(Basis.REPORTED);
    }

    @Test
    void aSaleToldByTheSellerIsOfficialForTheBuyer() {
        Sample sample = Sample.of(
                Document.Kind.PRESS_RELEASE,
                "Corvex",
                "Letter to the owners of Corvex",
                "We have agreed to sell Brindle, our mill in York, to Zelkova.",
                "Corvex",
                "Brindle",
                "Zelkova");

        assertThat(sample.accepted(Relation.OWNS, 2, "sell", 1).basis()).isEqualTo(Basis.FIRST_PARTY);
    }
}
