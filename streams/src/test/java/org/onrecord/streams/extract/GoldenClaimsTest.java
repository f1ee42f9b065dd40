package org.onrecord.streams.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents written for this test, each with all claims that are to be found in it, in the folder {@code golden}. */
class GoldenClaimsTest {
    private static final ClaimExtractor EXTRACTOR = ClaimExtractor.standard();

    static Stream<String> documents() throws Exception {
        URI folder = GoldenClaimsTest.class.getResource("golden").toURI();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void exactlyTheseClaimsAreFound(String name) throws IOException {
        String[] parts = new String(
                        GoldenClaimsTest.class
                                .getResourceAsStream("golden/" + name)
                                .readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8)
                .split("== claims\n", -1);
        String[] head = parts[0].split("\n", 5);
        Document document = new Document(
                name,
                Document.Kind.valueOf(value(head[0])),
                value(head[1]),
                Document.PublisherKind.UNKNOWN,
                List.of(),
                value(head[2]),
                head[4],
                null);

        List<ExtractedClaim> claims = EXTRACTOR.extract(document);

        assertThat(claims).extracting(GoldenClaimsTest::line).containsExactlyInAnyOrderElementsOf(expected(parts[1]));
        assertThat(claims)
                .allSatisfy(claim -> assertThat(document.title() + "\n" + document.text())
                        .contains(claim.quote().strip()));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 2);
    }

    private static List<String> expected(String lines) {
        return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String line(ExtractedClaim claim) {
        boolean swap = claim.relation().symmetric()
                && claim.subject().name().compareTo(claim.object().name()) > 0;
        String group = claim.qualifiers().group();
        return String.join(
                        "\t",
                        swap ? claim.object().name() : claim.subject().name(),
                        claim.relation().name(),
                        swap ? claim.subject().name() : claim.object().name(),
                        claim.polarity().name(),
                        claim.phase().name(),
                        claim.status().name())
                + (group == null ? "" : "\t" + group);
    }
}
