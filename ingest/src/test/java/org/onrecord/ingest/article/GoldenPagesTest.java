package org.onrecord.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.ingest.article.text.Block;

/** A folder for each page: the page, and what must and must not be read from it. */
class GoldenPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"release", "blog"})
    void aPageGivesWhatItsFolderExpects(String folder) throws IOException {
        Page page = new Page(
                "https://www.example.com/news/lens-plant", "text/html", null, bytes(folder, "page.html"), Hints.NONE);

        ParsedArticle article = ((ParseResult.Parsed) new ArticleParser().parse(page)).article();

        String text = article.body().stream().map(Block::text).collect(Collectors.joining("\n"));
        new String(bytes(folder, "expected.txt"), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> check(line, article, text));
    }

    private static void check(String line, ParsedArticle article, String text) {
        String[] parts = line.split(": ", 2);
        switch (parts[0]) {
            case "title" -> assertThat(article.title()).isEqualTo(parts[1]);
            case "byline" -> assertThat(article.byline()).isEqualTo(parts[1]);
            case "date" -> assertThat(article.publishedOn()).hasToString(parts[1]);
            case "has" -> assertThat(text).contains(parts[1]);
            case "not" -> assertThat(text).doesNotContain(parts[1]);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static byte[] bytes(String folder, String file) throws IOException {
        try (InputStream in = GoldenPagesTest.class.getResourceAsStream("pages/" + folder + "/" + file)) {
            return in.readAllBytes();
        }
    }
}
