package org.onrecord.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.onrecord.avro.Article;
import org.onrecord.avro.Publisher;
import org.onrecord.avro.PublisherKind;

class AvroSerdeTest {

    private static final String TOPIC = "onrecord.articles.v1";

    private final RegistryOnAList registry = new RegistryOnAList();
    private final AvroSerde<Article> serde = new AvroSerde<>(registry, Article.class);

    @Test
    void aRecordIsFramedWithAZeroByteAndItsSchemaId() {
        registry.register("something-else", Schema.create(Schema.Type.INT));

        byte[] bytes = serde.serializer().serialize(TOPIC, article("a"));

        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(2);
        assertThat(registry.subjects).contains("onrecord.articles.v1-value");
    }

    @Test
    void aRecordIsReadBackAsItWasWritten() {
        Article written = article("Leica und Panasonic \uD83D\uDCF7 — L²");

        Article read =
                serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, written));

        assertThat(read).isEqualTo(written);
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void aRecordOfAnOlderSchemaIsReadWithTheDefaultsOfTheNewOne() {
        Schema older = new Schema.Parser().parse("""
                {"type":"record","name":"Publisher","namespace":"org.onrecord.avro","fields":[
                  {"name":"name","type":"string"}]}""");
        int id = registry.register("x-value", older);
        byte[] bytes = ByteBuffer.allocate(9)
                .put((byte) 0)
                .putInt(id)
                .put(new byte[] {6, 'A', 'B', 'C'})
                .array();

        Publisher read =
                new AvroSerde<>(registry, Publisher.class).deserializer().deserialize("x", bytes);

        assertThat(read.getName()).isEqualTo("ABC");
        assertThat(read.getKind()).isEqualTo(PublisherKind.UNKNOWN);
    }

    @Test
    void bytesThatAreNoRecordAreRefusedWithTheTopicsName() {
        byte[] truncated = serde.serializer().serialize(TOPIC, article("a"));

        for (byte[] bytes :
                List.of(new byte[0], "plain text".getBytes(), new byte[] {0, 0, 0}, Arrays.copyOf(truncated, 20))) {
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(TOPIC);
        }
    }

    @Test
    void oneSerdeServesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> roundTrips = IntStream.range(0, 2_000)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Article written = article("title " + i + "x".repeat(i % 97));
                        byte[] bytes = serde.serializer().serialize(TOPIC, written);
                        return written.equals(serde.deserializer().deserialize(TOPIC, bytes));
                    })
                    .toList();

            List<Boolean> same = new ArrayList<>();
            for (Future<Boolean> roundTrip : threads.invokeAll(roundTrips)) {
                same.add(roundTrip.get());
            }

            assertThat(same).hasSize(2_000).containsOnly(true);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Article article(String title) {
        return Article.newBuilder()
                .setArticleId("3f6b")
                .setUrl("https://news.example/1")
                .setCanonicalUrl("https://news.example/1")
                .setPublisher(Publisher.newBuilder()
                        .setName("The Daily Ledger")
                        .setKind(PublisherKind.NEWS)
                        .build())
                .setTitle(title)
                .setText(title + "\nWords.")
                .setFetchedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .setContentHash("00")
                .build();
    }

    private static final class RegistryOnAList implements SchemaRegistry {

        private final List<Schema> schemas = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();

        @Override
        public synchronized int register(String subject, Schema schema) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            subjects.add(subject);
            return schemas.indexOf(schema) + 1;
        }

        @Override
        public synchronized Schema byId(int id) {
            return schemas.get(id - 1);
        }
    }
}
