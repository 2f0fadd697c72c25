package dev.hydrant.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// The smallest and largest of numbers kept as longs; floating-point numbers as their bits.
///
/// NaN takes no part, and a zero bound gets the sign that makes it hold for both zeros, as the format asks.
final class NumberBounds {

    private final Type type;
    private boolean any;
    private long min;
    private long max;
    private double floatingMin;
    private double floatingMax;

    NumberBounds(Type type) {
        this.type = type;
    }

    void clear() {
        any = false;
    }

    void set(long[] numbers, int count) {
        any = false;
        switch (type) {
            case FLOAT -> {
                for (int i = 0; i < count; i++) {
                    include(Float.intBitsToFloat((int) numbers[i]));
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    include(Double.longBitsToDouble(numbers[i]));
                }
            }
            case BOOLEAN, INT32, INT64, INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                long smallest = Long.MAX_VALUE;
                long largest = Long.MIN_VALUE;
                for (int i = 0; i < count; i++) {
                    smallest = Math.min(smallest, numbers[i]);
                    largest = Math.max(largest, numbers[i]);
                }
                any = count > 0;
                min = smallest;
                max = largest;
            }
        }
    }

    void include(NumberBounds other) {
        if (!other.any) {
            return;
        }
        min = any ? Math.min(min, other.min) : other.min;
        max = any ? Math.max(max, other.max) : other.max;
        floatingMin = any ? Math.min(floatingMin, other.floatingMin) : other.floatingMin;
        floatingMax = any ? Math.max(floatingMax, other.floatingMax) : other.floatingMax;
        any = true;
    }

    @Nullable
    Bounds bounds() {
        if (!any) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> exact(new byte[] {(byte) min}, new byte[] {(byte) max});
            case FLOAT ->
                exact(ofInt(Float.floatToRawIntBits((float) lowerZero())), ofInt(Float.floatToRawIntBits((float)
                        upperZero())));
            case DOUBLE ->
                exact(ofLong(Double.doubleToRawLongBits(lowerZero())), ofLong(Double.doubleToRawLongBits(upperZero())));
            case INT32 -> exact(ofInt((int) min), ofInt((int) max));
            case INT64 -> exact(ofLong(min), ofLong(max));
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalStateException("numbers are not kept as " + type);
        };
    }

    private void include(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        floatingMin = any ? Math.min(floatingMin, value) : value;
        floatingMax = any ? Math.max(floatingMax, value) : value;
        any = true;
    }

    private double lowerZero() {
        return floatingMin == 0 ? -0.0 : floatingMin;
    }

    private double upperZero() {
        return floatingMax == 0 ? 0.0 : floatingMax;
    }

    private static Bounds exact(byte[] min, byte[] max) {
        return new Bounds(min, true, max, true);
    }

    private static byte[] ofInt(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] ofLong(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}
