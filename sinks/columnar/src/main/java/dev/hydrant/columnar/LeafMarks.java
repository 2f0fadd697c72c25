package dev.hydrant.columnar;

import java.util.BitSet;

/// Remembers where values began in the leaves below one struct or map, so that a value can be taken back.
///
/// Each struct and map has its own, since values begin inside of values.
final class LeafMarks {

    private final ColumnVector[] vectors;
    private final int firstLeaf;
    private final int[] entries;
    private final int[] values;

    /// @param vectors all of the batch
    LeafMarks(ColumnVector[] vectors, int firstLeaf, int endLeaf) {
        this.vectors = vectors;
        this.firstLeaf = firstLeaf;
        this.entries = new int[endLeaf - firstLeaf];
        this.values = new int[endLeaf - firstLeaf];
    }

    /// Marks where the node's value begins.
    void mark(RowNode node) {
        for (int leaf = node.firstLeaf(); leaf < node.endLeaf(); leaf++) {
            entries[leaf - firstLeaf] = vectors[leaf].entries();
            values[leaf - firstLeaf] = vectors[leaf].values();
        }
    }

    /// Takes back all that was added to the node's leaves since it was marked.
    void cut(RowNode node) {
        for (int leaf = node.firstLeaf(); leaf < node.endLeaf(); leaf++) {
            vectors[leaf].cutTo(entries[leaf - firstLeaf], values[leaf - firstLeaf]);
        }
    }

    /// Takes elements back out of the middle of the node's value, in all its leaves; see [ColumnVector#dropElements].
    void dropElements(RowNode node, int elementRepetition, BitSet dropped) {
        for (int leaf = node.firstLeaf(); leaf < node.endLeaf(); leaf++) {
            vectors[leaf].dropElements(entries[leaf - firstLeaf], values[leaf - firstLeaf], elementRepetition, dropped);
        }
    }
}
