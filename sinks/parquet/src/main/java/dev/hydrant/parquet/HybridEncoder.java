package dev.hydrant.parquet;

/// Parquet's `RLE`: runs of one value and runs of bit-packed values, mixed. Levels and dictionary ids are written so.
final class HybridEncoder {

    /// Bit-packed runs hold a multiple of this many values; a run of one value pays from here on.
    private static final int GROUP = 8;

    private HybridEncoder() {}

    /// The bits that hold every value up to `largest`.
    static int widthOf(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }

    static void encode(int[] values, int count, int width, Bytes out) {
        int packedFrom = 0;
        int at = 0;
        while (at < count) {
            int value = values[at];
            int end = at + 1;
            while (end < count && values[end] == value) {
                end++;
            }
            int completesGroup = -(at - packedFrom) & (GROUP - 1);
            if (end - at - completesGroup >= GROUP) {
                pack(values, packedFrom, at + completesGroup, width, out);
                repeat(value, end - at - completesGroup, width, out);
                packedFrom = end;
            }
            at = end;
        }
        pack(values, packedFrom, count, width, out);
    }

    static void repeat(int value, int count, int width, Bytes out) {
        out.writeVarint((long) count << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }

    private static void pack(int[] values, int from, int to, int width, Bytes out) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        out.writeVarint(((long) groups << 1) | 1);
        out.writePacked(values, from, to, width);
    }
}
