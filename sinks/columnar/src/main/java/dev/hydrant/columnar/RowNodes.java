package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.util.List;

/// Builds the tree that reads rows of a table into a batch.
final class RowNodes {

    private final ColumnVector[] vectors;
    private final JsonDialect dialect;
    private final KeyTable.Spelling spelling;
    private final boolean isOpenX;
    private final TimestampLimit timestampLimit;
    private int leaf;

    private RowNodes(ColumnBatch batch, JsonDialect dialect, TimestampLimit timestampLimit) {
        this.timestampLimit = timestampLimit;
        this.vectors = batch.vectors().toArray(new ColumnVector[0]);
        this.dialect = dialect;
        this.spelling = KeyTable.Spelling.of(dialect);
        this.isOpenX = dialect instanceof OpenXJson;
    }

    /// The node of the whole row.
    ///
    /// @throws InvalidTableException where two columns would be read from one key, or Hive can't read a column
    static StructNode row(ColumnBatch batch, JsonDialect dialect, TimestampLimit timestampLimit) {
        TableSchema table = batch.schema();
        java.util.Map<String, String> jsonKeys = switch (dialect) {
            case OpenXJson openX -> openX.columnToJsonKeyMappings();
            case HiveJson _ -> {
                requireNoDots(table);
                yield java.util.Map.of();
            }
        };
        RowNodes nodes = new RowNodes(batch, dialect, timestampLimit);
        return nodes.struct("", new Struct(table.columns()), 0, 0, jsonKeys);
    }

    private static void requireNoDots(TableSchema table) {
        for (Field column : table.columns()) {
            if (column.name().indexOf('.') >= 0) {
                throw new InvalidTableException(
                        "column `" + column.name() + "`: Hive's deserializer takes no dots in column names");
            }
        }
    }

    private RowNode node(String path, HiveType type, int definition, int repetition) {
        return switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> scalar(path, type);
            case Array(HiveType element) -> {
                RowNode child = node(path + ".element", element, definition + 2, repetition + 1);
                yield new ArrayNode(path, type, definition, child, repetition + 1);
            }
            case Map(HiveType key, HiveType value) -> {
                ScalarNode keyNode = scalar(path + ".key", key);
                RowNode valueNode = node(path + ".value", value, definition + 2, repetition + 1);
                yield new MapNode(path, type, definition, keyNode, valueNode, repetition + 1, vectors);
            }
            case Struct struct -> struct(path, struct, definition, repetition, java.util.Map.of());
        };
    }

    private StructNode struct(
            String path, Struct struct, int definition, int repetition, java.util.Map<String, String> jsonKeys) {
        List<Field> fields = struct.fields();
        RowNode[] children = new RowNode[fields.size()];
        KeyTable keys = new KeyTable(spelling);
        for (int i = 0; i < children.length; i++) {
            Field field = fields.get(i);
            String childPath = path.isEmpty() ? field.name() : path + "." + field.name();
            children[i] = node(childPath, field.type(), definition + 1, repetition);
            String key = jsonKeys.getOrDefault(field.name(), field.name());
            if (!keys.add(key, i)) {
                throw new InvalidTableException(
                        "column `" + childPath + "`: the JSON key `" + key + "` is another column's already");
            }
        }
        return new StructNode(path, struct, definition, children, keys, vectors);
    }

    private ScalarNode scalar(String path, HiveType type) {
        int place = leaf++;
        ColumnVector vector = vectors[place];
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case TINYINT -> new IntegerNode(path, vector, place, isOpenX, Byte.MIN_VALUE, Byte.MAX_VALUE);
                    case SMALLINT -> new IntegerNode(path, vector, place, isOpenX, Short.MIN_VALUE, Short.MAX_VALUE);
                    case INT -> new IntegerNode(path, vector, place, isOpenX, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case BIGINT -> new IntegerNode(path, vector, place, isOpenX, Long.MIN_VALUE, Long.MAX_VALUE);
                    case FLOAT, DOUBLE -> new FloatingNode(path, vector, place, isOpenX);
                    case BOOLEAN -> new BooleanNode(path, vector, place, isOpenX);
                    case STRING -> new TextNode(path, vector, place, isOpenX, TextNode.UNLIMITED);
                    case BINARY -> new BinaryNode(path, vector, place);
                    case DATE -> new DateNode(path, vector, place, Timestamps.of(dialect));
                    case TIMESTAMP -> new TimestampNode(path, vector, place, Timestamps.of(dialect), timestampLimit);
                };
            case Decimal decimal -> new DecimalNode(path, vector, place, decimal);
            case Char(int length) -> new TextNode(path, vector, place, isOpenX, length);
            case Varchar(int length) -> new TextNode(path, vector, place, isOpenX, length);
            case Array _, Map _, Struct _ -> throw new IllegalStateException("no leaf has the type " + type.display());
        };
    }
}
