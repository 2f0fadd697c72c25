package dev.hydrant.wire;

import java.util.Objects;

/// Bytes of a request or an answer: a run within a larger array, so that a record isn't copied out of its
/// buffer.
///
/// Nobody who holds one may change the bytes.
public record Blob(byte[] array, int offset, int length) {

    public Blob {
        Objects.checkFromIndexSize(offset, length, array.length);
    }

    public static Blob of(byte[] bytes) {
        return new Blob(bytes, 0, bytes.length);
    }

    public byte[] toByteArray() {
        byte[] copy = new byte[length];
        System.arraycopy(array, offset, copy, 0, length);
        return copy;
    }
}
