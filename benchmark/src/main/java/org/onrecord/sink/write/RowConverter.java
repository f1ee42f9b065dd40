package org.onrecord.sink.write;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;

/**
 * Turns rows in COPY's text format, as {@link BatchPlan} makes them, into what Kafka Connect passes to a sink. The topic is
 * named like the table. Cheaper than any usual converter, so that the connector is measured and not the decoding.
 */
public final class RowConverter implements Converter {

    private static final Set<String> BOOLEANS = Set.of("speaker_inferred");
    private static final Set<String> JSON = Set.of("cues");
    private static final Set<String> DOUBLES = Set.of("confidence");

    private final Map<String, Schema> schemas = new HashMap<>();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException("Only for reading");
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        Schema schema = schemas.computeIfAbsent(topic, RowConverter::schema);
        String[] cells = new String(value, StandardCharsets.UTF_8).split("\t", -1);
        Struct row = new Struct(schema);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].equals("\\N")) {
                row.put(schema.fields().get(i), typed(schema.fields().get(i).schema(), cells[i]));
            }
        }
        return new SchemaAndValue(schema, row);
    }

    static String[] columns(String table) {
        String names = switch (table.toLowerCase(Locale.ROOT)) {
            case "claim" -> Columns.CLAIM;
            case "claim_version" -> Columns.CLAIM_VERSION;
            case "evidence" -> Columns.EVIDENCE;
            default -> throw new DataException("No table " + table);
        };
        return names.strip().split("\\s*,\\s*");
    }

    private static Object typed(Schema schema, String cell) {
        return switch (schema.type()) {
            case INT64 -> Long.valueOf(cell);
            case FLOAT64 -> Double.valueOf(cell);
            case BOOLEAN -> cell.equals("t");
            default -> cell;
        };
    }

    private static Schema schema(String table) {
        SchemaBuilder builder = SchemaBuilder.struct();
        for (String column : columns(table)) {
            builder.field(column, type(column).optional().build());
        }
        return builder.build();
    }

    private static SchemaBuilder type(String column) {
        if (BOOLEANS.contains(column)) {
            return SchemaBuilder.bool();
        }
        if (DOUBLES.contains(column)) {
            return SchemaBuilder.float64();
        }
        if (JSON.contains(column)) {
            return SchemaBuilder.string().name("io.debezium.data.Json");
        }
        if (column.matches(".*_(at|seen|published|from)|official_since|known_until")) {
            return SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp");
        }
        if (column.matches(".*(version|_count|_start|_end)|days_ahead") && !column.equals("extractor_version")) {
            return SchemaBuilder.int64();
        }
        return SchemaBuilder.string();
    }
}
