package dev.hydrant.columnar;

import java.util.Arrays;

/// The levels and values of one leaf in a [ColumnBatch].
///
/// An *entry* is one pair of levels: at least one for each row. A *value* is stored for each entry whose definition
/// level is [Leaf#maxDefinition], in the array that [Leaf#storage] names. The arrays are the vector's own: read them up
/// to [#entries] and [#values], don't keep them.
public final class ColumnVector {

    private static final int FIRST_CAPACITY = 64;
    private static final byte[] NO_BYTES = new byte[0];
    private static final int[] NO_INTS = new int[0];
    private static final long[] NO_LONGS = new long[0];
    private static final float[] NO_FLOATS = new float[0];
    private static final double[] NO_DOUBLES = new double[0];

    private final Leaf leaf;
    private final Storage storage;

    private int entries;
    private byte[] definitions = NO_BYTES;
    private byte[] repetitions = NO_BYTES;

    private int values;
    private int[] ints = NO_INTS;
    private long[] longs = NO_LONGS;
    private float[] floats = NO_FLOATS;
    private double[] doubles = NO_DOUBLES;
    private byte[] bytes = NO_BYTES;
    private int[] offsets = NO_INTS;

    private int markedEntries;
    private int markedValues;

    ColumnVector(Leaf leaf) {
        this.leaf = leaf;
        this.storage = leaf.storage();
    }

    public Leaf leaf() {
        return leaf;
    }

    public int entries() {
        return entries;
    }

    public int values() {
        return values;
    }

    /// True where every entry holds a value; [#definitions] is empty then.
    public boolean allPresent() {
        return entries == values;
    }

    /// The definition level of each entry; meaningless while [#allPresent].
    public byte[] definitions() {
        return definitions;
    }

    /// The repetition level of each entry; meaningless where the leaf isn't repeated.
    public byte[] repetitions() {
        return repetitions;
    }

    public int[] ints() {
        return ints;
    }

    public long[] longs() {
        return longs;
    }

    public float[] floats() {
        return floats;
    }

    public double[] doubles() {
        return doubles;
    }

    /// All values' bytes, one after the other.
    public byte[] bytesArray() {
        return bytes;
    }

    /// Value `i` is the bytes from `offsets()[i]` to `offsets()[i + 1]`.
    public int[] offsets() {
        return offsets;
    }

    long bytes() {
        long levels = allPresent() ? 0 : entries;
        if (leaf.maxRepetition() > 0) {
            levels += entries;
        }
        return levels
                + switch (storage) {
                    case INT, FLOAT -> 4L * values;
                    case LONG, DOUBLE -> 8L * values;
                    case BYTES -> 4L * values + byteEnd();
                };
    }

    void addInt(int repetition, int value) {
        ints = values == ints.length ? Arrays.copyOf(ints, grown(values)) : ints;
        ints[values] = value;
        addPresent(repetition);
    }

    void addLong(int repetition, long value) {
        longs = values == longs.length ? Arrays.copyOf(longs, grown(values)) : longs;
        longs[values] = value;
        addPresent(repetition);
    }

    void addFloat(int repetition, float value) {
        floats = values == floats.length ? Arrays.copyOf(floats, grown(values)) : floats;
        floats[values] = value;
        addPresent(repetition);
    }

    void addDouble(int repetition, double value) {
        doubles = values == doubles.length ? Arrays.copyOf(doubles, grown(values)) : doubles;
        doubles[values] = value;
        addPresent(repetition);
    }

    void addBytes(int repetition, byte[] from, int offset, int length) {
        if (values + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(values + 1));
        }
        int start = offsets[values];
        int end = Math.addExact(start, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(end));
        }
        System.arraycopy(from, offset, bytes, start, length);
        offsets[values + 1] = end;
        addPresent(repetition);
    }

    /// An entry without a value: null, or an empty or absent array above it.
    void addAbsent(int repetition, int definition) {
        if (allPresent()) {
            definitions = entries > definitions.length ? new byte[grown(entries)] : definitions;
            Arrays.fill(definitions, 0, entries, (byte) leaf.maxDefinition());
        }
        addLevels(repetition, definition, true);
    }

    void clear() {
        entries = 0;
        values = 0;
    }

    void mark() {
        markedEntries = entries;
        markedValues = values;
    }

    void cutToMark() {
        entries = markedEntries;
        values = markedValues;
    }

    private void addPresent(int repetition) {
        boolean keepsDefinitions = !allPresent();
        values++;
        addLevels(repetition, leaf.maxDefinition(), keepsDefinitions);
    }

    private void addLevels(int repetition, int definition, boolean keepsDefinitions) {
        if (keepsDefinitions) {
            definitions = entries == definitions.length ? Arrays.copyOf(definitions, grown(entries)) : definitions;
            definitions[entries] = (byte) definition;
        }
        if (leaf.maxRepetition() > 0) {
            repetitions = entries == repetitions.length ? Arrays.copyOf(repetitions, grown(entries)) : repetitions;
            repetitions[entries] = (byte) repetition;
        }
        entries++;
    }

    private int byteEnd() {
        return values == 0 ? 0 : offsets[values];
    }

    private static int grown(int size) {
        return Math.max(FIRST_CAPACITY, size + (size >> 1) + 1);
    }
}
