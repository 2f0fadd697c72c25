package dev.hydrant.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The smallest and largest of values that are bytes, shortened so that a footer stays small.
final class BytesBounds {

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

    void set(byte[] bytes, int[] offsets, int count) {
        any = count > 0;
        if (!any) {
            return;
        }
        int smallest = 0;
        int largest = 0;
        for (int i = 1; i < count; i++) {
            int from = offsets[i];
            int to = offsets[i + 1];
            if (compare(bytes, from, to, bytes, offsets[smallest], offsets[smallest + 1]) < 0) {
                smallest = i;
            } else if (compare(bytes, from, to, bytes, offsets[largest], offsets[largest + 1]) > 0) {
                largest = i;
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

    private int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        if (signed && a[aFrom] != b[bFrom]) {
            return Byte.compare(a[aFrom], b[bFrom]);
        }
        return Arrays.compareUnsigned(a, aFrom, aTo, b, bFrom, bTo);
    }
}
