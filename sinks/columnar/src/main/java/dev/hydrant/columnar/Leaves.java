package dev.hydrant.columnar;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.HiveType.Varchar;
import java.util.ArrayList;
import java.util.List;

/// Flattens a table's tree of types into its leaves.
public final class Leaves {

    private Leaves() {}

    /// The leaves, depth first, in the order of the columns.
    public static List<Leaf> of(TableSchema schema) {
        List<Leaf> leaves = new ArrayList<>();
        for (Field column : schema.columns()) {
            add(List.of(column.name()), column.type(), 1, 0, leaves);
        }
        return List.copyOf(leaves);
    }

    private static void add(List<String> path, HiveType type, int definition, int repetition, List<Leaf> leaves) {
        switch (type) {
            case Simple _, Decimal _, Char _, Varchar _ -> leaves.add(new Leaf(path, type, definition, repetition));
            case Array array -> add(append(path, "element"), array.element(), definition + 2, repetition + 1, leaves);
            case Map map -> {
                add(append(path, "key"), map.key(), definition + 1, repetition + 1, leaves);
                add(append(path, "value"), map.value(), definition + 2, repetition + 1, leaves);
            }
            case Struct struct -> {
                for (Field field : struct.fields()) {
                    add(append(path, field.name()), field.type(), definition + 1, repetition, leaves);
                }
            }
        }
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
