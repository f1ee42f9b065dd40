package org.onrecord.streams.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The article that the product began with; it is not ours to keep, so the test is skipped where it is absent. */
class SeedArticleTest {
    private static final Path SEED = Path.of("../../shared/seed/leica-panasonic.txt");

    @Test
    void theSeedArticleYieldsItsClaimsAndNoOthers() throws IOException {
        assumeTrue(Files.exists(SEED), "SKIPPED: the seed article is not at " + SEED.toAbsolutePath());
        Document document = new Document(
                "seed",
                Document.Kind.BLOG,
                "",
                Document.PublisherKind.UNKNOWN,
                List.of(),
                "",
                Files.readString(SEED),
                null);

        List<ExtractedClaim> claims = ClaimExtractor.standard().extract(document);

        assertThat(claims)
                .extracting(SeedArticleTest::line)
                .containsExactlyInAnyOrder(
                        "Leica Camera AG OWNS Panasonic DENIED SPECULATION",
                        "Panasonic MANUFACTURES_FOR Leica Camera AG AFFIRMED SPECULATION",
                        "Leica Camera AG LICENSES_TO Panasonic AFFIRMED SPECULATION",
                        "Leica Camera AG PARTNERS_WITH Panasonic AFFIRMED OFFICIAL",
                        "Leica Camera AG PARTNERS_WITH Sigma AFFIRMED SPECULATION",
                        "Panasonic PARTNERS_WITH Sigma AFFIRMED SPECULATION",
                        "Leica Camera AG MANUFACTURES_FOR Lumix DENIED SPECULATION",
                        "Nestle OWNS Poland Spring AFFIRMED SPECULATION");
        assertThat(claims)
                .filteredOn(claim -> claim.relation() == Relation.PARTNERS_WITH)
                .extracting(claim -> claim.qualifiers().group())
                .containsOnly("L-mount alliance");
        assertThat(claims)
                .filteredOn(claim -> claim.status() == Status.OFFICIAL)
                .singleElement()
                .satisfies(claim -> assertThat(claim.speaker().inferred()).isTrue());
    }

    /** Parties in the order of their names where the order means nothing, as in a denial that either owns the other. */
    private static String line(ExtractedClaim claim) {
        boolean swap = (claim.relation().symmetric() || claim.polarity() == Polarity.DENIED)
                && claim.subject().name().compareTo(claim.object().name()) > 0;
        return (swap ? claim.object().name() : claim.subject().name()) + " " + claim.relation() + " "
                + (swap ? claim.subject().name() : claim.object().name()) + " " + claim.polarity() + " "
                + claim.status();
    }
}
