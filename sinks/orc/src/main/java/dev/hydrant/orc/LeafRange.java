package dev.hydrant.orc;

import dev.hydrant.columnar.ColumnBatch;
import dev.hydrant.columnar.ColumnVector;
import dev.hydrant.columnar.Leaf;
import java.util.Arrays;

/// The entries of one leaf that belong to the rows being converted.
///
/// [#definitions] and [#repetitions] are arrays even where the leaf stores no levels, so that loops over them need not
/// ask.
final class LeafRange {

    private final int index;
    private final Leaf leaf;
    private ColumnVector source;
    private byte[] present = new byte[0];
    private byte[] zeros = new byte[0];
    private byte[] definitions = present;
    private byte[] repetitions = zeros;
    private int start;
    private int end;
    private int value;

    /// @param index which of the table's leaves it is
    LeafRange(int index, ColumnBatch first) {
        this.index = index;
        this.source = first.vectors().get(index);
        this.leaf = source.leaf();
    }

    /// Begins at the batch's first row.
    void begin(ColumnBatch batch) {
        source = batch.vectors().get(index);
        definitions = source.allPresent() ? allPresent(source.entries()) : source.definitions();
        repetitions = leaf.maxRepetition() == 0 ? allZero(source.entries()) : source.repetitions();
        end = 0;
        value = 0;
    }

    /// Moves on to the next rows.
    void take(int rows) {
        start = end;
        end = leaf.maxRepetition() == 0 ? start + rows : endOfRows(rows);
    }

    /// Moves on by values that were converted.
    void advance(int values) {
        value += values;
    }

    ColumnVector source() {
        return source;
    }

    int maxDefinition() {
        return leaf.maxDefinition();
    }

    byte[] definitions() {
        return definitions;
    }

    byte[] repetitions() {
        return repetitions;
    }

    /// The first entry.
    int start() {
        return start;
    }

    /// After the last entry.
    int end() {
        return end;
    }

    /// The first value.
    int value() {
        return value;
    }

    private int endOfRows(int rows) {
        int entries = source.entries();
        int begun = 0;
        int at = start;
        while (at < entries) {
            if (repetitions[at] == 0 && begun++ == rows) {
                return at;
            }
            at++;
        }
        return at;
    }

    private byte[] allPresent(int entries) {
        if (present.length < entries) {
            present = new byte[entries];
            Arrays.fill(present, (byte) leaf.maxDefinition());
        }
        return present;
    }

    private byte[] allZero(int entries) {
        if (zeros.length < entries) {
            zeros = new byte[entries];
        }
        return zeros;
    }
}
