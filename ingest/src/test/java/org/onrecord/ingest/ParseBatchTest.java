package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.article.Hints;

class ParseBatchTest {

    private static final String HTML =
            "<p>Two companies, both of them from the north, said that they would build a plant.</p>";

    @TempDir
    Path folder;

    @Test
    void everyLineGivesOneInOrderWhateverIsWrongWithIt() throws IOException {
        Files.writeString(folder.resolve("a.html"), HTML);
        Files.write(folder.resolve("broken.html.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});
        Path list = Files.writeString(folder.resolve("list.jsonl"), """
                {"id":"a","file":"a.html","url":"https://example.com/a"}
                {"id":"b","file":"missing.html"}

                not json
                {"id":"d"}
                {"id":"e","file":"broken.html.gz"}
                """);
        StringBuilder out = new StringBuilder();

        ParseBatch.Summary summary = new ParseBatch(Hints.NONE, 2).list(list, out);

        assertThat(summary).isEqualTo(new ParseBatch.Summary(5, 4));
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"id\":\"a\"", "would build a plant"),
                        line -> assertThat(line).contains("\"id\":\"b\"", "there is no file"),
                        line -> assertThat(line).contains("\"id\":null", "not valid JSON"),
                        line -> assertThat(line).contains("\"id\":\"d\"", "names no file"),
                        line -> assertThat(line).contains("\"id\":\"e\"", "cannot be read"));
    }

    @Test
    void manyPagesKeepTheirOrder() throws IOException {
        Files.writeString(folder.resolve("a.html"), HTML);
        Path list = Files.writeString(
                folder.resolve("list.jsonl"),
                IntStream.range(0, 100)
                        .mapToObj(i -> "{\"id\":\"p" + i + "\",\"file\":\"a.html\"}")
                        .collect(Collectors.joining("\n")));
        StringBuilder out = new StringBuilder();

        new ParseBatch(Hints.NONE, 4).list(list, out);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(100);
        assertThat(lines.get(42)).contains("\"id\":\"p42\"");
    }

    @Test
    void theDayIsThePagesOwnAndCaptionsAreNoPartOfTheText() throws IOException {
        Path page = Files.writeString(
                folder.resolve("a.html"),
                """
                <meta property="article:published_time" content="2024-03-01T23:30:00-05:00">
                <h1>Alpha and Beta build a plant</h1><article>
                """ + HTML + "<figure><figcaption>The site of the plant, seen from the harbour.</figcaption></figure>"
                        + HTML.replace("Two", "Three") + "</article>");
        StringBuilder out = new StringBuilder();

        new ParseBatch(Hints.NONE, 1).files(List.of(page), out);

        assertThat(out.toString()).contains("\"date\":\"2024-03-01\"").doesNotContain("seen from the harbour");
    }
}
