package org.apache.hadoop.io;

import java.util.Arrays;

/// Stub: an array of bytes.
public class BytesWritable extends BinaryComparable {

    private byte[] bytes;

    public BytesWritable() {
        this(new byte[0]);
    }

    public BytesWritable(byte[] bytes) {
        this.bytes = bytes;
    }

    public void set(byte[] from, int offset, int length) {
        bytes = Arrays.copyOfRange(from, offset, offset + length);
    }

    @Override
    public byte[] getBytes() {
        return bytes;
    }

    @Override
    public int getLength() {
        return bytes.length;
    }
}
