package dev.hydrant.orc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import dev.hydrant.columnar.TableSchema;
import java.util.List;

/// Where the format, or a reader of it, can't show each value as it was: changes rows accordingly.
final class ReadersLimits {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long MICROS_PER_SECOND = 1_000_000;
    /// Arrow reads timestamps in nanoseconds: whole seconds on both sides of the epoch that fit a long so.
    private static final long NANOS_SECONDS = 9_223_372_036L;

    private final Change leaf;

    private ReadersLimits(Change leaf) {
        this.leaf = leaf;
    }

    /// What becomes of a value without children.
    private interface Change {
        JsonNode apply(HiveType type, JsonNode value);
    }

    /// Moves timestamps out of the second that ORC can't tell from the one after it.
    static List<JsonNode> storable(TableSchema table, List<JsonNode> rows) {
        return rows(table, rows, (type, value) -> {
            boolean moved = type == Simple.TIMESTAMP && !OrcTimestamps.holds(value.asLong());
            return moved ? JSON.numberNode(value.asLong() - MICROS_PER_SECOND) : value;
        });
    }

    /// Moves timestamps into the years that Arrow reads.
    static List<JsonNode> withinNanos(TableSchema table, List<JsonNode> rows) {
        List<JsonNode> within = rows(
                table,
                rows,
                (type, value) -> type == Simple.TIMESTAMP
                        ? JSON.numberNode(value.asLong() % (NANOS_SECONDS * MICROS_PER_SECOND))
                        : value);
        return storable(table, within);
    }

    private static List<JsonNode> rows(TableSchema table, List<JsonNode> rows, Change leaf) {
        ReadersLimits limits = new ReadersLimits(leaf);
        Struct type = new Struct(table.columns());
        return rows.stream().map(row -> limits.change(type, row)).toList();
    }

    private JsonNode change(HiveType type, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> leaf.apply(type, value);
            case Array(HiveType element) -> {
                ArrayNode array = JSON.arrayNode();
                value.forEach(item -> array.add(change(element, item)));
                yield array;
            }
            case Map(HiveType key, HiveType item) -> {
                ArrayNode pairs = JSON.arrayNode();
                value.forEach(
                        pair -> pairs.addArray().add(change(key, pair.get(0))).add(change(item, pair.get(1))));
                yield pairs;
            }
            case Struct(List<Field> fields) -> {
                ObjectNode object = JSON.objectNode();
                fields.forEach(field -> object.set(field.name(), change(field.type(), value.get(field.name()))));
                yield object;
            }
        };
    }
}
