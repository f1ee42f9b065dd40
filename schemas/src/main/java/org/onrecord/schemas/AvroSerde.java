package org.onrecord.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads records as every Confluent-compatible client does: a zero byte, the schema's id as four bytes
 * big-endian, and the record in Avro's binary encoding. The subject is the topic's name followed by {@code -value}.
 *
 * <p>One instance serves any number of threads: Kafka Streams hands a serializer to all of its threads at once, so what
 * is reused for speed is kept per thread.
 *
 * @param <T> the generated class of the record
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

    static {
        TrustedRecords.install();
    }

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private final SchemaRegistry registry;
    private final Schema schema;
    private final SpecificData model;
    private final Map<String, Integer> idsByTopic = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> writerSchemas = new ConcurrentHashMap<>();
    private final ThreadLocal<Writer<T>> writers;
    private final ThreadLocal<Reader<T>> readers;

    /** A serde for records of {@code type}, which may be read from any schema that Avro resolves to its own. */
    public AvroSerde(SchemaRegistry registry, Class<T> type) {
        this.registry = registry;
        this.model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
        this.writers = ThreadLocal.withInitial(() -> new Writer<>(new SpecificDatumWriter<>(schema, model)));
        this.readers = ThreadLocal.withInitial(Reader::new);
    }

    @Override
    public Serializer<T> serializer() {
        return this::serialize;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::deserialize;
    }

    private byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        int id = idsByTopic.computeIfAbsent(topic, name -> registry.register(name + "-value", schema));
        try {
            return writers.get().write(id, value);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException(
                    "Cannot write " + schema.getFullName() + " to " + topic + ": " + e.getMessage(), e);
        }
    }

    private @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new SerializationException("A record of " + topic + " is not framed as Avro with a schema id");
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        Schema writerSchema = writerSchemas.computeIfAbsent(id, registry::byId);
        try {
            return readers.get().read(id, writerSchema, schema, model, bytes);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "A record of " + topic + " is not a valid " + schema.getFullName() + " of schema " + id, e);
        }
    }

    private static final class Writer<T> {

        private final SpecificDatumWriter<T> datumWriter;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

        Writer(SpecificDatumWriter<T> datumWriter) {
            this.datumWriter = datumWriter;
        }

        byte[] write(int id, T value) {
            out.reset();
            out.writeBytes(
                    ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(id).array());
            try {
                datumWriter.write(value, encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("Writing to memory failed", e);
            }
            return out.toByteArray();
        }
    }

    private static final class Reader<T> {

        private final Map<Integer, SpecificDatumReader<T>> datumReaders = new ConcurrentHashMap<>();
        private @Nullable BinaryDecoder decoder;

        T read(int id, Schema writerSchema, Schema readerSchema, SpecificData model, byte[] bytes) throws IOException {
            SpecificDatumReader<T> datumReader = datumReaders.computeIfAbsent(
                    id, unused -> new SpecificDatumReader<>(writerSchema, readerSchema, model));
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
            return datumReader.read(null, decoder);
        }
    }
}
