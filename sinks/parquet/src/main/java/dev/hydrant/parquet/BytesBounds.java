package dev.hydrant.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The smallest and largest of values that are bytes, shortened so that a footer stays small.
final class BytesBounds {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final boolean signed;
    private final boolean text;
    private boolean any;
    private byte[] min = {};
    private byte[] max = {};

    BytesBounds(Physical.Order order) {
        this.signed = order == Physical.Order.DECIMALS;
        this.text = order == Physical.Order.TEXTS;
    }

    void clear() {
        any = false;
    }

    void set(Bytes heap, int[] offsets, int count) {
        any = count > 0;
        if (!any) {
            return;
        }
        heap.reserve(Long.BYTES);
        byte[] bytes = heap.array();
        int smallest = 0;
        int largest = 0;
        long smallestStart = start(bytes, offsets[0], offsets[1]);
        long largestStart = smallestStart;
        for (int i = 1; i < count; i++) {
            int from = offsets[i];
            int to = offsets[i + 1];
            long start = start(bytes, from, to);
            if (start <= smallestStart
                    && (start < smallestStart
                            || Arrays.compareUnsigned(bytes, from, to, bytes, offsets[smallest], offsets[smallest + 1])
                                    < 0)) {
                smallest = i;
                smallestStart = start;
            }
            if (start >= largestStart
                    && (start > largestStart
                            || Arrays.compareUnsigned(bytes, from, to, bytes, offsets[largest], offsets[largest + 1])
                                    > 0)) {
                largest = i;
                largestStart = start;
            }
        }
        min = Arrays.copyOfRange(bytes, offsets[smallest], offsets[smallest + 1]);
        max = Arrays.copyOfRange(bytes, offsets[largest], offsets[largest + 1]);
    }

    void include(BytesBounds other) {
        if (!other.any) {
            return;
        }
        if (!any || compare(other.min, 0, other.min.length, min, 0, min.length) < 0) {
            min = other.min;
        }
        if (!any || compare(other.max, 0, other.max.length, max, 0, max.length) > 0) {
            max = other.max;
        }
        any = true;
    }

    @Nullable
    Bounds bounds() {
        if (!any) {
            return null;
        }
        if (signed) {
            return new Bounds(min, true, max, true);
        }
        byte[] lower = Truncation.lower(min, text);
        byte[] upper = Truncation.upper(max, text);
        return new Bounds(lower, lower.length == min.length, upper, Arrays.equals(upper, max));
    }

    /// A value's first eight bytes as a number that sorts as they do: decides most comparisons without a loop. Reads
    /// past a shorter value, and forgets what it read there.
    private long start(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return Long.MIN_VALUE;
        }
        long start = (long) LONG.get(bytes, from);
        if (length < Long.BYTES) {
            start &= -1L << (Long.SIZE - length * Byte.SIZE);
        }
        return signed ? start : start ^ Long.MIN_VALUE;
    }

    private int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        if (signed && a[aFrom] != b[bFrom]) {
            return Byte.compare(a[aFrom], b[bFrom]);
        }
        return Arrays.compareUnsigned(a, aFrom, aTo, b, bFrom, bTo);
    }
}
