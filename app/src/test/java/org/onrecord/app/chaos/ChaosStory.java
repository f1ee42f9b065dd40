package org.onrecord.app.chaos;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.bench.LineExtractor;
import org.onrecord.avro.Article;
import org.onrecord.avro.DocumentKind;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;
import org.onrecord.schemas.Topic;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Relation;

/**
 * What is published in a chaos run: new articles, revisions that come in order or late, withdrawals, the same record
 * again, and poison. The same for the same seed.
 */
final class ChaosStory {

    private static final Instant BEGIN = Instant.parse("2026-03-01T06:00:00Z");
    private static final int COMPANIES = 60;
    private static final int PUBLISHERS = 25;
    private static final int SHARED_TEXTS = 40;
    private static final int WORDS = 120;

    private final Random random;
    private final Topic<String, Article> topic;
    private final List<Article> known = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<Publication, Long> published = new HashMap<>();
    private final Set<Publication> poisoned = new HashSet<>();

    /** A record of the articles topic, sound or not; the value is null where the record has none. */
    record Publication(ByteBuffer key, @Nullable ByteBuffer value) {
        static Publication of(byte[] key, byte @Nullable [] value) {
            return new Publication(ByteBuffer.wrap(key), value == null ? null : ByteBuffer.wrap(value));
        }

        byte[] keyBytes() {
            return key.array();
        }

        byte @Nullable [] valueBytes() {
            return value == null ? null : value.array();
        }
    }

    ChaosStory(long seed, Topic<String, Article> topic) {
        this.random = new Random(seed);
        this.topic = topic;
    }

    /** How often each record was to be published so far. */
    Map<Publication, Long> published() {
        return Map.copyOf(published);
    }

    /** The records so far that cannot be read. */
    Set<Publication> poisoned() {
        return Set.copyOf(poisoned);
    }

    /** The record of that number, from 0 on; to be asked for in order. */
    Publication next(int number) {
        Publication next = choose(number);
        published.merge(next, 1L, Long::sum);
        return next;
    }

    private Publication choose(int number) {
        int choice = known.size() < 20 ? 0 : random.nextInt(100);
        if (choice < 55) {
            return publish(remember(article("article-" + number, number)));
        }
        Article former = known.get(random.nextInt(known.size()));
        if (choice < 78) {
            // One of four revisions reaches the topic after a later one of the same article.
            int fetched = random.nextInt(4) == 0 ? random.nextInt(number) : number;
            return publish(remember(article(former.getArticleId(), fetched)));
        }
        if (choice < 86) {
            return publish(remember(withdrawn(former, number)));
        }
        return choice < 97 ? publish(former) : poison(number, former);
    }

    private Publication poison(int number, Article former) {
        byte[] key = ("poison-" + number).getBytes(StandardCharsets.UTF_8);
        Publication poison = switch (random.nextInt(4)) {
            case 0 -> Publication.of(key, ("no Avro, " + number).getBytes(StandardCharsets.UTF_8));
            case 1 -> Publication.of(key, null);
            case 2 -> Publication.of(key, encoded(article("other-" + number, number)));
            default -> publish(unreadable(former, number));
        };
        poisoned.add(poison);
        return poison;
    }

    private Article remember(Article article) {
        Integer position = positions.putIfAbsent(article.getArticleId(), known.size());
        if (position == null) {
            known.add(article);
        } else {
            known.set(position, article);
        }
        return article;
    }

    private Publication publish(Article article) {
        return Publication.of(article.getArticleId().getBytes(StandardCharsets.UTF_8), encoded(article));
    }

    private byte[] encoded(Article article) {
        return topic.valueSerde().serializer().serialize(topic.name(), article);
    }

    private Article article(String id, int fetched) {
        int publisher = Math.floorMod(id.hashCode(), PUBLISHERS);
        String title = "News of " + id;
        String claims = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> claim())
                .distinct()
                .collect(Collectors.joining("\n"));
        String text = title + '\n' + claims + '\n' + words();
        return Article.newBuilder()
                .setArticleId(id)
                .setUrl("https://publisher" + publisher + ".example/" + id)
                .setCanonicalUrl("https://publisher" + publisher + ".example/" + id)
                .setPublisher(new Publisher(
                        "Publisher " + publisher, "publisher" + publisher + ".example", PublisherKind.NEWS))
                .setDocumentKind(DocumentKind.NEWS)
                .setTitle(title)
                .setPublishedAt(publishedAt())
                .setFetchedAt(BEGIN.plusSeconds(fetched))
                .setText(text)
                .setContentHash(Integer.toHexString(text.hashCode()))
                .build();
    }

    /** A moment, a day alone, or nothing, as documents have it. */
    private Instant publishedAt() {
        Instant day = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(50)));
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1, 2, 3 -> day;
            default -> day.plusSeconds(1 + random.nextInt(86_000));
        };
    }

    /** Some pairs are spoken of all the time, others once. */
    private String claim() {
        int subject = random.nextInt(2) == 0 ? random.nextInt(4) : random.nextInt(COMPANIES);
        int object = (subject + 1 + random.nextInt(COMPANIES / 4)) % COMPANIES;
        return LineExtractor.CLAIM + "Vexaro" + subject + ' ' + any(Relation.values()) + " Vexaro" + object + ' '
                + any(Basis.values()) + ' ' + (random.nextInt(8) == 0 ? Polarity.DENIED : Polarity.AFFIRMED) + ' '
                + any(Phase.values());
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** Every third article is a copy of one of a few texts. */
    private String words() {
        long text = random.nextInt(3) == 0 ? random.nextInt(SHARED_TEXTS) : random.nextLong();
        Random words = new Random(text);
        return IntStream.range(0, WORDS)
                .mapToObj(i -> "word" + words.nextInt(500))
                .collect(Collectors.joining(" "));
    }

    private static Article withdrawn(Article former, int fetched) {
        return Article.newBuilder(former)
                .setText("")
                .setFetchedAt(BEGIN.plusSeconds(fetched))
                .setContentHash("withdrawn")
                .setWithdrawn(true)
                .build();
    }

    private static Article unreadable(Article former, int fetched) {
        return Article.newBuilder(former)
                .setText(former.getTitle() + '\n' + LineExtractor.UNREADABLE)
                .setFetchedAt(BEGIN.plusSeconds(fetched))
                .setContentHash("unreadable")
                .setWithdrawn(false)
                .build();
    }
}
