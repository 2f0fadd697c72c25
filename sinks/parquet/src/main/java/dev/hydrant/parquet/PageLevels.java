package dev.hydrant.parquet;

import dev.hydrant.columnar.ColumnVector;
import dev.hydrant.columnar.Leaf;
import java.util.Arrays;

/// The repetition and definition levels of one column's current page. None are kept while every entry has a value.
final class PageLevels {

    private static final byte[] NONE = {};

    private final int maxDefinition;
    private final int maxRepetition;
    private byte[] definitions = NONE;
    private byte[] repetitions = NONE;
    private int[] widened = {};
    private boolean keepsDefinitions;
    private int entries;

    PageLevels(Leaf leaf) {
        this.maxDefinition = leaf.maxDefinition();
        this.maxRepetition = leaf.maxRepetition();
    }

    int entries() {
        return entries;
    }

    /// Adds a vector's entries from one number to another, of which so many hold a value.
    void add(ColumnVector vector, int from, int to, int values) {
        int end = entries + to - from;
        if (maxRepetition > 0) {
            repetitions = roomFor(repetitions, end);
            System.arraycopy(vector.repetitions(), from, repetitions, entries, to - from);
        }
        boolean allPresent = values == to - from;
        if (!allPresent && !keepsDefinitions) {
            definitions = roomFor(definitions, end);
            Arrays.fill(definitions, 0, entries, (byte) maxDefinition);
            keepsDefinitions = true;
        }
        if (keepsDefinitions) {
            definitions = roomFor(definitions, end);
            if (allPresent) {
                Arrays.fill(definitions, entries, end, (byte) maxDefinition);
            } else {
                System.arraycopy(vector.definitions(), from, definitions, entries, to - from);
            }
        }
        entries = end;
    }

    void clear() {
        entries = 0;
        keepsDefinitions = false;
    }

    /// Appends the repetition levels; nothing for a column that isn't repeated.
    ///
    /// @param lengthBefore whether their length in bytes goes before them, as in pages of the first kind
    void encodeRepetitions(boolean lengthBefore, Bytes out) {
        if (maxRepetition > 0) {
            int start = begin(lengthBefore, out);
            encode(repetitions, maxRepetition, out);
            end(lengthBefore, start, out);
        }
    }

    /// Appends the definition levels, as [#encodeRepetitions] does.
    void encodeDefinitions(boolean lengthBefore, Bytes out) {
        int start = begin(lengthBefore, out);
        if (keepsDefinitions) {
            encode(definitions, maxDefinition, out);
        } else {
            HybridEncoder.repeat(maxDefinition, entries, HybridEncoder.widthOf(maxDefinition), out);
        }
        end(lengthBefore, start, out);
    }

    private void encode(byte[] levels, int max, Bytes out) {
        if (widened.length < entries) {
            widened = new int[entries + (entries >> 1)];
        }
        for (int i = 0; i < entries; i++) {
            widened[i] = levels[i];
        }
        HybridEncoder.encode(widened, entries, HybridEncoder.widthOf(max), out);
    }

    private static int begin(boolean lengthBefore, Bytes out) {
        int start = out.length();
        if (lengthBefore) {
            out.writeInt(0);
        }
        return start;
    }

    private static void end(boolean lengthBefore, int start, Bytes out) {
        if (lengthBefore) {
            out.setInt(start, out.length() - start - Integer.BYTES);
        }
    }

    private static byte[] roomFor(byte[] levels, int count) {
        return count <= levels.length ? levels : Arrays.copyOf(levels, count + (count >> 1));
    }
}
