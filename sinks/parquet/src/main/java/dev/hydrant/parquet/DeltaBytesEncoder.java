package dev.hydrant.parquet;

import java.util.Arrays;

/// Parquet's `DELTA_BYTE_ARRAY`: how much of the value before is repeated, then the rest of each value.
final class DeltaBytesEncoder {

    private static final long[] NONE = {};

    private final DeltaEncoder delta = new DeltaEncoder();
    private final Bytes rests = new Bytes();
    private long[] repeated = NONE;
    private long[] restLengths = NONE;

    void encode(byte[] bytes, int[] offsets, int count, Bytes out) {
        if (count > repeated.length) {
            repeated = Arrays.copyOf(NONE, count + (count >> 1));
            restLengths = Arrays.copyOf(NONE, repeated.length);
        }
        rests.clear();
        int before = 0;
        for (int i = 0; i < count; i++) {
            int from = offsets[i];
            int to = offsets[i + 1];
            int same = i == 0 ? 0 : common(bytes, before, from, to);
            repeated[i] = same;
            restLengths[i] = (long) to - from - same;
            rests.write(bytes, from + same, to - from - same);
            before = from;
        }
        delta.encode(repeated, count, true, out);
        delta.encode(restLengths, count, true, out);
        out.write(rests);
    }

    /// How many bytes a value shares with the one before it, which ends where it begins.
    private static int common(byte[] bytes, int before, int from, int to) {
        int differs = Arrays.mismatch(bytes, before, from, bytes, from, to);
        return differs < 0 ? to - from : differs;
    }
}
