package org.onrecord.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that no author meant: each ends as a value, an article or a reason. */
class HostilePagesTest {

    private static final String PROSE =
            "<p>Two companies, both of them from the north, said that they would build a plant together next year.</p>";

    static Stream<String> pages() {
        return Stream.of(
                "",
                "<",
                "<html>",
                "<body></body>",
                "<frameset><frame src=a></frameset>",
                "\u0000\u0001\u0002",
                "<div>".repeat(10_000) + PROSE,
                "<b><i><a href=x>".repeat(5_000) + PROSE,
                "<table><tr><td>".repeat(3_000) + PROSE,
                "<div " + "a='1' ".repeat(50_000) + ">" + PROSE,
                "<div class='" + "content article ".repeat(50_000) + "'>" + PROSE,
                "<p>a</p>".repeat(60_000),
                "<a href=x>word</a> ".repeat(60_000),
                "<p>" + "word ".repeat(400_000),
                "<p>" + "1 ".repeat(100_000) + "</p>",
                "<time>" + " ".repeat(200_000) + "</time>" + PROSE,
                "<title>" + "- ".repeat(100_000) + "</title>" + PROSE,
                "<meta name=author content='" + "by ".repeat(100_000) + "'>" + PROSE,
                "<script type='application/ld+json'>" + "[".repeat(100_000) + "</script>" + PROSE,
                "<script type='application/ld+json'>{\"@graph\":" + "[{\"@graph\":".repeat(400) + "</script>" + PROSE);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageBreaksTheParser(String html) {
        assertThatCode(() -> parse(html.getBytes(StandardCharsets.UTF_8))).doesNotThrowAnyException();
    }

    @Test
    void randomBytesAreNoArticleOrSome() {
        Random random = new Random(7);

        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(4_000)];
            random.nextBytes(bytes);
            assertThatCode(() -> parse(bytes)).doesNotThrowAnyException();
        }
    }

    @Test
    void binaryContentIsRefusedByOneReason() {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);

        assertThat(parse(bytes))
                .isEqualTo(
                        new ParseResult.Rejected("binary content, which is no text, whatever its name or type says"));
    }

    @Test
    void textIsNotTakenForBinary() {
        String stray = PROSE.repeat(10) + "\u0000\u000b\u001b";

        assertThat(parse(stray.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ParseResult.Parsed.class);
        assertThat(parse(("\uFEFF" + PROSE).getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(ParseResult.Parsed.class);
        assertThat(parse(("\uFEFF" + PROSE).getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(ParseResult.Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<span>", "<section>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<div><p>"})
    void textUnderTenThousandTagsIsStillFound(String tags) {
        String nested = "<html><body>" + tags.repeat(10_000) + PROSE;

        assertThat(parse(nested.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ParseResult.Parsed.class);
        assertThat(parse((nested + "</div>".repeat(10_000)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ParseResult.Parsed.class);
    }

    @Test
    void aPageWithoutASentenceSaysHowMuchTextItHas() {
        ParseResult result = parse("<p>hello</p>".getBytes(StandardCharsets.UTF_8));

        assertThat(result)
                .isEqualTo(new ParseResult.Rejected("no article text found among the 5 characters of the page's text"));
    }

    private static ParseResult parse(byte[] bytes) {
        return new ArticleParser().parse(new Page("https://example.com/", "text/html", null, bytes, Hints.NONE));
    }
}
