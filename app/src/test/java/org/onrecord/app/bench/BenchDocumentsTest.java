package org.onrecord.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.avro.Article;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.ExtractedClaim;
import org.onrecord.streams.topology.ArticleCodec;

class BenchDocumentsTest {

    @TempDir
    Path directory;

    @Test
    void documentsThatDoNotSufficeComeAgainAsOthers() throws IOException {
        BenchDocuments documents = BenchDocuments.ofFile(file(), 10);

        Article first = documents.article(0);
        Article again = documents.article(2);

        assertThat(documents.size()).isEqualTo(2);
        assertThat(first.getText()).isEqualTo("One\nVexaro and Quillon are partners.");
        assertThat(again.getArticleId()).isNotEqualTo(first.getArticleId());
        assertThat(again.getText()).startsWith(first.getText()).isNotEqualTo(first.getText());
    }

    @Test
    void aLineThatIsMadeOfAnArticleIsTheDocumentThatStreamsReads() throws IOException {
        BenchDocuments documents = BenchDocuments.ofFile(file(), 10);
        Path lines = Files.writeString(directory.resolve("again.jsonl"), BenchDocuments.line(documents.article(1)));

        Article read = BenchDocuments.ofFile(lines, 10).article(0);

        assertThat(ArticleCodec.text(read).document().content())
                .isEqualTo(ArticleCodec.text(documents.article(1)).document().content());
    }

    @Test
    void theExtractorThatCostsNothingFindsTheOneClaimWithItsWords() throws IOException {
        Article article = BenchDocuments.ofFile(file(), 10).articleWithClaim(5);

        List<ExtractedClaim> claims =
                new LineExtractor().extract(ArticleCodec.text(article).document());

        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).basis()).isEqualTo(Basis.FIRST_PARTY);
        assertThat(article.getText()
                        .substring(
                                claims.get(0).evidence().start(),
                                claims.get(0).evidence().end()))
                .isEqualTo(claims.get(0).quote());
    }

    private Path file() throws IOException {
        return Files.writeString(directory.resolve("documents.jsonl"), """
                {"id": "a", "title": "One", "text": "Vexaro and Quillon are partners.", "date": "2026-01-02"}

                {"id": "b", "kind": "NEWS", "publisher": "Daily", "text": "Nothing happened."}
                """);
    }
}
