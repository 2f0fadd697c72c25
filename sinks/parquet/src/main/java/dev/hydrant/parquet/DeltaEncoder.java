package dev.hydrant.parquet;

import java.util.Arrays;

/// Parquet's `DELTA_BINARY_PACKED`: differences of neighbours, less the smallest of 128, packed in 32s.
final class DeltaEncoder {

    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;
    private static final long LOW_INT = 0xffff_ffffL;

    private final long[] deltas = new long[BLOCK];

    /// @param asInts whether the values are 32 bits wide: differences then wrap around at 32 bits, as readers' do
    void encode(long[] values, int count, boolean asInts, Bytes out) {
        out.writeVarint(BLOCK);
        out.writeVarint(MINIBLOCKS);
        out.writeVarint(count);
        out.writeZigzag(count == 0 ? 0 : values[0]);
        for (int at = 1; at < count; at += BLOCK) {
            encodeBlock(values, at, Math.min(BLOCK, count - at), asInts, out);
        }
    }

    private void encodeBlock(long[] values, int from, int count, boolean asInts, Bytes out) {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            long delta = values[from + i] - values[from + i - 1];
            deltas[i] = asInts ? (int) delta : delta;
            smallest = Math.min(smallest, deltas[i]);
        }
        for (int i = 0; i < count; i++) {
            deltas[i] = asInts ? (deltas[i] - smallest) & LOW_INT : deltas[i] - smallest;
        }
        Arrays.fill(deltas, count, BLOCK, 0);
        out.writeZigzag(smallest);
        int widthsAt = out.length();
        out.writeInt(0);
        for (int mini = 0; mini * MINIBLOCK < count; mini++) {
            int width = width(mini * MINIBLOCK);
            out.array()[widthsAt + mini] = (byte) width;
            pack(mini * MINIBLOCK, width, out);
        }
    }

    private int width(int from) {
        long all = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            all |= deltas[i];
        }
        return Long.SIZE - Long.numberOfLeadingZeros(all);
    }

    private void pack(int from, int width, Bytes out) {
        int end = out.length() + MINIBLOCK * width / Byte.SIZE;
        long pending = 0;
        int bits = 0;
        for (int i = from; i < from + MINIBLOCK; i++) {
            long delta = deltas[i];
            pending |= delta << bits;
            bits += width;
            if (bits >= Long.SIZE) {
                out.writeLong(pending);
                bits -= Long.SIZE;
                pending = bits == 0 ? 0 : delta >>> (width - bits);
            }
        }
        out.writeLong(pending);
        out.setLength(end);
    }
}
