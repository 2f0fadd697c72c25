package dev.hydrant.columnar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Fills batches from rows in the canonical form of the test kit's foreign readers, so that what is written and what
/// is read back can be compared as they are.
///
/// It stands in this package since only row readers may fill batches.
public final class CanonicalRows {

    private final ColumnBatch batch;
    private int leaf;

    private CanonicalRows(ColumnBatch batch) {
        this.batch = batch;
    }

    public static ColumnBatch batch(TableSchema schema, Iterable<? extends JsonNode> rows) {
        ColumnBatch batch = new ColumnBatch(schema);
        for (JsonNode row : rows) {
            add(batch, row);
        }
        return batch;
    }

    public static void add(ColumnBatch batch, JsonNode row) {
        CanonicalRows writer = new CanonicalRows(batch);
        batch.beginRow();
        for (Field column : batch.schema().columns()) {
            writer.write(column.type(), row.path(column.name()), 0, 0, 0);
        }
        batch.endRow();
    }

    /// @param repetition of the entry that begins with this value
    /// @param ifNull the definition level of a null here
    /// @param depth how many arrays and maps are around
    private void write(HiveType type, JsonNode value, int repetition, int ifNull, int depth) {
        if (value.isNull() || value.isMissingNode()) {
            writeAbsent(type, repetition, ifNull);
            return;
        }
        switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> writeLeaf(type, value, repetition);
            case Array(HiveType element) -> {
                if (value.isEmpty()) {
                    writeAbsent(type, repetition, ifNull + 1);
                }
                int first = leaf;
                for (int i = 0; i < value.size(); i++) {
                    leaf = first;
                    write(element, value.get(i), i == 0 ? repetition : depth + 1, ifNull + 2, depth + 1);
                }
            }
            case Map(HiveType key, HiveType item) -> {
                if (value.isEmpty()) {
                    writeAbsent(type, repetition, ifNull + 1);
                }
                int first = leaf;
                for (int i = 0; i < value.size(); i++) {
                    leaf = first;
                    int entry = i == 0 ? repetition : depth + 1;
                    write(key, value.get(i).get(0), entry, ifNull + 1, depth + 1);
                    write(item, value.get(i).get(1), entry, ifNull + 2, depth + 1);
                }
            }
            case Struct(List<Field> fields) -> {
                for (Field field : fields) {
                    write(field.type(), value.path(field.name()), repetition, ifNull + 1, depth);
                }
            }
        }
    }

    private void writeAbsent(HiveType type, int repetition, int definition) {
        long leaves = HiveTypes.leaves(type);
        for (long i = 0; i < leaves; i++) {
            batch.vectors().get(leaf++).addAbsent(repetition, definition);
        }
    }

    private void writeLeaf(HiveType type, JsonNode value, int repetition) {
        ColumnVector vector = batch.vectors().get(leaf++);
        switch (Storage.of(type)) {
            case INT -> vector.addInt(repetition, value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.intValue());
            case LONG ->
                vector.addLong(
                        repetition,
                        type instanceof Decimal
                                ? new BigDecimal(value.textValue())
                                        .unscaledValue()
                                        .longValueExact()
                                : value.longValue());
            case FLOAT -> vector.addFloat(repetition, Float.intBitsToFloat(HexFormat.fromHexDigits(value.textValue())));
            case DOUBLE ->
                vector.addDouble(repetition, Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(value.textValue())));
            case BYTES -> {
                byte[] bytes = bytes(type, value);
                vector.addBytes(repetition, bytes, 0, bytes.length);
            }
        }
    }

    private static byte[] bytes(HiveType type, JsonNode value) {
        if (type instanceof Decimal) {
            return new BigDecimal(value.textValue()).unscaledValue().toByteArray();
        }
        if (type == Simple.BINARY) {
            try {
                return value.binaryValue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return value.textValue().getBytes(StandardCharsets.UTF_8);
    }
}
