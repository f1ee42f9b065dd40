package org.onrecord.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.avro.Article;
import org.onrecord.avro.DocumentKind;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;

/** Invented articles. */
final class Articles {

    static final Instant FETCHED = Instant.parse("2026-02-01T00:00:00Z");

    private static final String REST =
            IntStream.range(0, 150).mapToObj(i -> "word" + i * 7919 % 541).collect(Collectors.joining(" "));

    private Articles() {}

    /** The first revision of an article that was published on a day of January 2026. */
    static Article article(String id, int day, String... lines) {
        return revision(id, day, 0, lines);
    }

    /** A revision that was fetched some hours after the first. */
    static Article revision(String id, int day, int hours, String... lines) {
        String title = "News of " + id;
        String text = title + "\n" + String.join("\n", lines) + "\n" + REST;
        return Article.newBuilder()
                .setArticleId(id)
                .setUrl("https://" + id + ".example/")
                .setCanonicalUrl("https://" + id + ".example/")
                .setPublisher(new Publisher(id + " Daily", id + ".example", PublisherKind.NEWS))
                .setDocumentKind(DocumentKind.NEWS)
                .setIssuers(List.of())
                .setTitle(title)
                .setPublishedAt(Instant.parse("2026-01-01T12:00:00Z").plus(Duration.ofDays(day - 1)))
                .setFetchedAt(FETCHED.plus(Duration.ofHours(hours)))
                .setText(text)
                .setBlocks(List.of())
                .setContentHash(Integer.toHexString(text.hashCode()))
                .build();
    }

    static Article withdrawn(String id, int day, int hours) {
        return Article.newBuilder(revision(id, day, hours))
                .setText("")
                .setContentHash("withdrawn")
                .setWithdrawn(true)
                .build();
    }
}
