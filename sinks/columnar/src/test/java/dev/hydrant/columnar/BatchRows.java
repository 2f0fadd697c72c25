package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a batch's rows together again from their levels and values.
final class BatchRows {

    private final ColumnBatch batch;
    private final int[] entry;
    private final int[] value;
    private int leaf;

    private BatchRows(ColumnBatch batch) {
        this.batch = batch;
        this.entry = new int[batch.vectors().size()];
        this.value = new int[batch.vectors().size()];
    }

    /// Rows as lists of column values: structs and arrays as lists, maps as maps, dates as [LocalDate], timestamps as
    /// [Instant], binary as hexadecimal text.
    static List<List<@Nullable Object>> of(ColumnBatch batch) {
        BatchRows reader = new BatchRows(batch);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            reader.leaf = 0;
            rows.add(reader.fields(batch.schema().columns(), 0, 0));
        }
        for (int i = 0; i < reader.entry.length; i++) {
            ColumnVector vector = batch.vectors().get(i);
            if (reader.entry[i] != vector.entries() || reader.value[i] != vector.values()) {
                throw new AssertionError("leaf " + vector.leaf().path() + " holds more than its rows");
            }
        }
        return rows;
    }

    private List<@Nullable Object> fields(List<Field> fields, int definition, int repetition) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            values.add(any(field.type(), definition + 1, repetition));
        }
        return values;
    }

    private @Nullable Object any(HiveType type, int definition, int repetition) {
        return switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> scalar(type, definition);
            case Array(HiveType element) -> {
                if (definitionHere() <= definition) {
                    yield absent(type, definition, new ArrayList<>());
                }
                List<@Nullable Object> elements = new ArrayList<>();
                int first = leaf;
                do {
                    leaf = first;
                    elements.add(any(element, definition + 2, repetition + 1));
                } while (goesOn(first, repetition + 1));
                yield elements;
            }
            case Map(HiveType key, HiveType mapValue) -> {
                if (definitionHere() <= definition) {
                    yield absent(type, definition, new LinkedHashMap<>());
                }
                java.util.Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
                int first = leaf;
                do {
                    leaf = first;
                    Object keyHere = scalar(key, definition + 1);
                    Object before = entries.put(keyHere, any(mapValue, definition + 2, repetition + 1));
                    if (before != null) {
                        throw new AssertionError("key " + keyHere + " stands twice in one map");
                    }
                } while (goesOn(first, repetition + 1));
                yield entries;
            }
            case Struct(List<Field> fields) ->
                definitionHere() < definition
                        ? absent(type, definition, new ArrayList<>())
                        : fields(fields, definition, repetition);
        };
    }

    /// Takes one entry of each leaf below: null, or the empty value.
    private @Nullable Object absent(HiveType type, int definition, Object empty) {
        boolean isNull = definitionHere() < definition;
        for (long left = HiveTypes.leaves(type); left > 0; left--) {
            entry[leaf++]++;
        }
        return isNull ? null : empty;
    }

    private boolean goesOn(int first, int repetition) {
        ColumnVector vector = batch.vectors().get(first);
        return entry[first] < vector.entries() && vector.repetitions()[entry[first]] == repetition;
    }

    private int definitionHere() {
        ColumnVector vector = batch.vectors().get(leaf);
        return vector.allPresent() ? vector.leaf().maxDefinition() : vector.definitions()[entry[leaf]];
    }

    private @Nullable Object scalar(HiveType type, int definition) {
        boolean present = definitionHere() == definition;
        ColumnVector vector = batch.vectors().get(leaf);
        entry[leaf]++;
        int at = present ? value[leaf]++ : -1;
        leaf++;
        return present ? value(type, vector, at) : null;
    }

    private static Object value(HiveType type, ColumnVector vector, int at) {
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case BOOLEAN -> vector.ints()[at] == 1;
                    case TINYINT, SMALLINT, INT -> vector.ints()[at];
                    case BIGINT -> vector.longs()[at];
                    case FLOAT -> vector.floats()[at];
                    case DOUBLE -> vector.doubles()[at];
                    case STRING -> new String(bytes(vector, at), UTF_8);
                    case BINARY -> HexFormat.of().formatHex(bytes(vector, at));
                    case DATE -> LocalDate.ofEpochDay(vector.ints()[at]);
                    case TIMESTAMP -> instant(vector.longs()[at]);
                };
            case Decimal decimal -> {
                BigInteger unscaled = vector.leaf().storage() == Storage.LONG
                        ? BigInteger.valueOf(vector.longs()[at])
                        : new BigInteger(bytes(vector, at));
                yield new BigDecimal(unscaled, decimal.scale());
            }
            case Char _, Varchar _ -> new String(bytes(vector, at), UTF_8);
            case Array _, Map _, Struct _ -> throw new AssertionError(type);
        };
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
    }

    private static byte[] bytes(ColumnVector vector, int at) {
        return Arrays.copyOfRange(vector.bytesArray(), vector.offsets()[at], vector.offsets()[at + 1]);
    }
}
