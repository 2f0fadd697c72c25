package dev.hydrant.interop;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Random rows in the canonical form of the foreign readers: nulls at every depth, empty arrays and maps, extremes,
/// runs of one value.
public final class InteropRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ELEMENTS = 4;
    /// One in so many values is null, and one in so many repeats the one before it in its column.
    private static final int NULLS = 6;

    private static final int REPEATS = 3;

    private final RandomGenerator random;
    private final ScalarValues scalars;

    private InteropRows(RandomGenerator random) {
        this.random = random;
        this.scalars = new ScalarValues(random);
    }

    public static List<JsonNode> of(TableSchema table, int count, RandomGenerator random) {
        InteropRows rows = new InteropRows(random);
        List<JsonNode> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode row = JSON.objectNode();
            for (Field column : table.columns()) {
                boolean repeats = i > 0 && random.nextInt(REPEATS) == 0;
                row.set(column.name(), repeats ? all.get(i - 1).get(column.name()) : rows.valueOrNull(column.type()));
            }
            all.add(row);
        }
        return all;
    }

    private JsonNode valueOrNull(HiveType type) {
        return random.nextInt(NULLS) == 0 ? JSON.nullNode() : value(type);
    }

    private JsonNode value(HiveType type) {
        return switch (type) {
            case Simple simple -> scalars.simple(simple);
            case Decimal decimal -> scalars.decimal(decimal);
            case Char(int length) -> scalars.text(length);
            case Varchar(int length) -> scalars.text(length);
            case Array(HiveType element) -> {
                ArrayNode array = JSON.arrayNode();
                for (int left = random.nextInt(MOST_ELEMENTS); left > 0; left--) {
                    array.add(valueOrNull(element));
                }
                yield array;
            }
            case Map(HiveType key, HiveType item) -> map(key, item);
            case Struct(List<Field> fields) -> {
                ObjectNode object = JSON.objectNode();
                for (Field field : fields) {
                    object.set(field.name(), valueOrNull(field.type()));
                }
                yield object;
            }
        };
    }

    /// A map's keys differ, as those of a JSON object do.
    private ArrayNode map(HiveType key, HiveType item) {
        ArrayNode pairs = JSON.arrayNode();
        Set<JsonNode> keys = new HashSet<>();
        for (int left = random.nextInt(MOST_ELEMENTS); left > 0; left--) {
            JsonNode next = value(key);
            if (keys.add(next)) {
                pairs.add(JSON.arrayNode().add(next).add(valueOrNull(item)));
            }
        }
        return pairs;
    }
}
