package dev.hydrant.parquet;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A byte array that grows, written as Parquet's encodings are: lowest byte first. Kept and cleared, not made anew.
///
/// Writes never fail, so the methods throw no [java.io.IOException].
final class Bytes extends OutputStream {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_CAPACITY = 1024;

    private byte[] array = new byte[FIRST_CAPACITY];
    private int length;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /// Makes room for `count` more bytes in [#array], for writers that fill it by themselves and then [#setLength].
    void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > array.length) {
            int larger = (int) Math.min((long) needed + (needed >> 1), Integer.MAX_VALUE - 8L);
            array = Arrays.copyOf(array, Math.max(needed, larger));
        }
    }

    void setLength(int bytes) {
        length = bytes;
    }

    @Override
    public void write(int b) {
        reserve(1);
        array[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, array, length, count);
        length += count;
    }

    void write(Bytes other) {
        write(other.array, 0, other.length);
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        INT.set(array, length, value);
        length += Integer.BYTES;
    }

    void writeLong(long value) {
        reserve(Long.BYTES);
        LONG.set(array, length, value);
        length += Long.BYTES;
    }

    /// The low halves of the first `count` numbers.
    void writeInts(long[] numbers, int count) {
        reserve(count * Integer.BYTES);
        byte[] into = array;
        int at = length;
        for (int i = 0; i < count; i++) {
            INT.set(into, at + i * Integer.BYTES, (int) numbers[i]);
        }
        length += count * Integer.BYTES;
    }

    void writeLongs(long[] numbers, int count) {
        reserve(count * Long.BYTES);
        byte[] into = array;
        int at = length;
        for (int i = 0; i < count; i++) {
            LONG.set(into, at + i * Long.BYTES, numbers[i]);
        }
        length += count * Long.BYTES;
    }

    /// The lowest `width` bits of each number, one after the other, filled up with zeros to whole groups of eight.
    void writePacked(int[] values, int from, int to, int width) {
        int bytes = (to - from + Byte.SIZE - 1) / Byte.SIZE * width;
        reserve(bytes + Long.BYTES);
        byte[] into = array;
        int at = length;
        int end = at + bytes;
        long pending = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            pending |= (long) values[i] << bits;
            bits += width;
            if (bits >= Integer.SIZE) {
                INT.set(into, at, (int) pending);
                at += Integer.BYTES;
                pending >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        for (; at < end; at += Long.BYTES) {
            LONG.set(into, at, pending);
            pending = 0;
        }
        length = end;
    }

    /// Runs of `from`, value `i` from `offsets[i]` to `offsets[i + 1]`, each behind its length.
    void writeWithLengths(byte[] from, int[] offsets, int count) {
        reserve(offsets[count] - offsets[0] + count * Integer.BYTES);
        byte[] into = array;
        int at = length;
        for (int i = 0; i < count; i++) {
            int valueBytes = offsets[i + 1] - offsets[i];
            INT.set(into, at, valueBytes);
            System.arraycopy(from, offsets[i], into, at + Integer.BYTES, valueBytes);
            at += Integer.BYTES + valueBytes;
        }
        length = at;
    }

    /// Overwrites four bytes, such as a length that is known only after what it counts.
    void setInt(int at, int value) {
        INT.set(array, at, value);
    }

    /// Seven bits to the byte, lowest first (ULEB128).
    void writeVarint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            write((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        write((int) left);
    }

    /// A varint whose lowest bit is the sign, so that small negative numbers are short.
    void writeZigzag(long value) {
        writeVarint((value << 1) ^ (value >> 63));
    }
}
