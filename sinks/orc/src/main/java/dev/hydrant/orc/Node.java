package dev.hydrant.orc;

import org.apache.orc.storage.ql.exec.vector.ColumnVector;

/// A column of the table, or a part of one: turns Dremel's levels into the nulls and lengths of an ORC vector.
///
/// A vector has a *slot* for each value its parent has room for: for each row, or for each element of the array or map
/// it lies in. A struct's parts have the struct's slots, null where it is null.
sealed interface Node permits LeafNode, RepeatedNode, StructNode {

    /// Fills the vector, and those below it, from the rows that the leaves' ranges hold. There is room for its slots.
    void fill();

    /// The vector that it fills.
    ColumnVector vector();

    /// Where a node lies among the levels.
    ///
    /// @param slot the definition level from which on there is a slot for it
    /// @param present the definition level from which on it isn't null
    /// @param repetition how many arrays and maps it lies in
    record Levels(int slot, int present, int repetition) {

        /// A column of the table.
        static final Levels COLUMN = new Levels(0, 1, 0);

        /// A struct's field.
        Levels field() {
            return new Levels(slot, present + 1, repetition);
        }

        /// An array's element or a map's value.
        Levels element() {
            return new Levels(present + 1, present + 2, repetition + 1);
        }

        /// A map's key, which is never null.
        Levels key() {
            return new Levels(present + 1, present + 1, repetition + 1);
        }
    }
}
