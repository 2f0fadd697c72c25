package dev.hydrant.sink;

import java.util.Objects;

/// A run of bytes inside a larger array, so that a record needn't be copied out of the buffer it came in.
///
/// The bytes are not to be changed by anyone who holds a slice.
public record Slice(byte[] array, int offset, int length) {

    public Slice {
        Objects.checkFromIndexSize(offset, length, array.length);
    }

    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    public byte[] toByteArray() {
        byte[] copy = new byte[length];
        System.arraycopy(array, offset, copy, 0, length);
        return copy;
    }
}
