package org.onrecord.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.article.ArticleParser;

class PageBatchTest {

    private static final String HTML =
            "<p>Two companies, both of them from the north, said that they would build a plant.</p>";

    @TempDir
    Path folder;

    @Test
    void everyLineGivesOneInOrderWhateverIsWrongWithIt() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a.html"), HTML);
        Files.writeString(folder.resolve("broken.html.gz"), "not gzip");
        PageList list = new PageList(folder);
        List<PageFile> pages = List.of(
                list.line("{\"id\":\"a\",\"file\":\"a.html\",\"url\":\"https://example.com/a\"}", 1),
                list.line("{\"id\":\"b\",\"file\":\"missing.html\"}", 2),
                list.line("not json", 3),
                list.line("{\"id\":\"d\"}", 4),
                list.line("{\"id\":\"e\",\"file\":\"broken.html.gz\"}", 5));
        StringBuilder out = new StringBuilder();

        PageBatch.Outcome outcome = new PageBatch(2, new ArticleParser()).run(pages.iterator(), out);

        assertThat(outcome).isEqualTo(new PageBatch.Outcome(1, 4));
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"id\":\"a\"", "would build a plant"),
                        line -> assertThat(line).contains("\"id\":\"b\"", "no such file"),
                        line -> assertThat(line).contains("line 3", "not JSON"),
                        line -> assertThat(line).contains("\"id\":\"d\"", "names no file"),
                        line -> assertThat(line).contains("\"id\":\"e\"", "not a gzip file"));
    }

    @Test
    void manyPagesKeepTheirOrder() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a.html"), HTML);
        PageList list = new PageList(folder);
        StringBuilder out = new StringBuilder();

        new PageBatch(4, new ArticleParser())
                .run(
                        IntStream.range(0, 100)
                                .mapToObj(i -> list.line("{\"id\":\"p" + i + "\",\"file\":\"a.html\"}", i))
                                .iterator(),
                        out);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(100);
        assertThat(lines.get(42)).contains("\"id\":\"p42\"");
    }
}
