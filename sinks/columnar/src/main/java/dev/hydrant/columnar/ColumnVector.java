package dev.hydrant.columnar;

import java.util.Arrays;
import java.util.BitSet;

/// The levels and values of one leaf in a [ColumnBatch].
///
/// An *entry* is one pair of levels: at least one for each row. A *value* is stored for each entry whose
/// definition level is [Leaf#maxDefinition], in the array that [Leaf#storage] names. The arrays are the
/// vector's own: read them up to [#entries] and [#values], don't keep them.
public final class ColumnVector {

    private static final int FIRST_CAPACITY = 64;
    private static final int LARGEST_CAPACITY = Integer.MAX_VALUE - 8;
    /// The longest array that is kept from batch to batch.
    private static final int LARGEST_KEPT = 1 << 20;
    private static final int LARGEST_KEPT_BYTES = 1 << 24;
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
        int start = startBytes(length);
        System.arraycopy(from, offset, bytes, start, length);
        offsets[values + 1] = start + length;
        addPresent(repetition);
    }

    /// Adds the UTF-8 of the characters; a surrogate without its other half becomes U+FFFD.
    void addText(int repetition, char[] from, int begin, int end) {
        int start = startBytes(Math.multiplyExact(end - begin, Utf8.MAX_BYTES_PER_CHAR));
        offsets[values + 1] = Utf8.encode(from, begin, end, bytes, start);
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

    /// Forgets everything, and gives back arrays that only a record out of the ordinary needed.
    void clear() {
        entries = 0;
        values = 0;
        definitions = definitions.length > LARGEST_KEPT ? NO_BYTES : definitions;
        repetitions = repetitions.length > LARGEST_KEPT ? NO_BYTES : repetitions;
        ints = ints.length > LARGEST_KEPT ? NO_INTS : ints;
        longs = longs.length > LARGEST_KEPT ? NO_LONGS : longs;
        floats = floats.length > LARGEST_KEPT ? NO_FLOATS : floats;
        doubles = doubles.length > LARGEST_KEPT ? NO_DOUBLES : doubles;
        bytes = bytes.length > LARGEST_KEPT_BYTES ? NO_BYTES : bytes;
        offsets = offsets.length > LARGEST_KEPT ? NO_INTS : offsets;
    }

    void mark() {
        markedEntries = entries;
        markedValues = values;
    }

    void cutToMark() {
        cutTo(markedEntries, markedValues);
    }

    /// Forgets what was added since the vector held this many entries and values.
    void cutTo(int entryCount, int valueCount) {
        entries = entryCount;
        values = valueCount;
    }

    /// Takes the elements out of one array or map that are marked as dropped; it is the last thing in the
    /// vector, and at least one element stays.
    ///
    /// @param firstEntry where the array or map begins
    /// @param firstValue the first value from there on
    /// @param elementRepetition the repetition level with which its second element begins
    void dropElements(int firstEntry, int firstValue, int elementRepetition, BitSet dropped) {
        boolean allPresent = allPresent();
        int firstRepetition = repetitions[firstEntry];
        int element = -1;
        int value = firstValue;
        int keptEntries = firstEntry;
        int keptValues = firstValue;
        for (int entry = firstEntry; entry < entries; entry++) {
            if (entry == firstEntry || repetitions[entry] <= elementRepetition) {
                element++;
            }
            boolean present = allPresent || definitions[entry] == leaf.maxDefinition();
            if (!dropped.get(element)) {
                if (!allPresent) {
                    definitions[keptEntries] = definitions[entry];
                }
                repetitions[keptEntries++] = repetitions[entry];
                if (present) {
                    moveValue(value, keptValues++);
                }
            }
            value += present ? 1 : 0;
        }
        repetitions[firstEntry] = (byte) firstRepetition;
        cutTo(keptEntries, keptValues);
    }

    private void moveValue(int from, int to) {
        if (from == to) {
            return;
        }
        switch (storage) {
            case INT -> ints[to] = ints[from];
            case LONG -> longs[to] = longs[from];
            case FLOAT -> floats[to] = floats[from];
            case DOUBLE -> doubles[to] = doubles[from];
            case BYTES -> {
                int length = offsets[from + 1] - offsets[from];
                System.arraycopy(bytes, offsets[from], bytes, offsets[to], length);
                offsets[to + 1] = offsets[to] + length;
            }
        }
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

    /// Makes room for one more value of so many bytes, and says where it begins.
    private int startBytes(int room) {
        if (values + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(values + 1));
        }
        int start = offsets[values];
        int end = Math.addExact(start, room);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(end));
        }
        return start;
    }

    private int byteEnd() {
        return values == 0 ? 0 : offsets[values];
    }

    private static int grown(int size) {
        return (int) Math.min(LARGEST_CAPACITY, Math.max(FIRST_CAPACITY, size + (size >> 1) + 1L));
    }
}
