package dev.hydrant.columnar;

import java.util.List;

/// A column without children in a table's tree, with its place in it (Dremel's levels).
///
/// Every column is optional and adds one definition level; an array or map adds one repetition and one more definition
/// level, as in Parquet's three-level lists: for `array<int>`, 0 is a null array, 1 an empty one, 2 a null element,
/// 3 an element. A map's key is required, so its largest definition level is one below its value's.
///
/// @param path the names from the column down; `element`, `key` and `value` inside arrays and maps
/// @param type a type without children
/// @param maxDefinition the definition level of a present value
/// @param maxRepetition how many arrays and maps it lies in
public record Leaf(List<String> path, HiveType type, int maxDefinition, int maxRepetition) {

    public Leaf {
        path = List.copyOf(path);
    }

    /// How values of this leaf are stored in its [ColumnVector].
    public Storage storage() {
        return Storage.of(type);
    }
}
