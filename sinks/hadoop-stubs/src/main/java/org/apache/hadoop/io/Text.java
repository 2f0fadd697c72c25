package org.apache.hadoop.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Stub: UTF-8 text that grows in place; statistics of strings are kept in it.
public class Text extends BinaryComparable {

    private byte[] bytes = new byte[0];
    private int length;

    public Text() {}

    public Text(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        length = bytes.length;
    }

    public Text(Text other) {
        bytes = Arrays.copyOf(other.bytes, other.length);
        length = other.length;
    }

    public void set(String text) {
        clear();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    public void set(Text other) {
        set(other.bytes, 0, other.length);
    }

    public void set(byte[] from, int offset, int count) {
        clear();
        append(from, offset, count);
    }

    public void append(byte[] from, int offset, int count) {
        int end = Math.addExact(length, count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, length + (length >> 1)));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length = end;
    }

    public void clear() {
        length = 0;
    }

    @Override
    public byte[] getBytes() {
        return bytes;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    public static String decode(byte[] utf8, int start, int length) {
        return new String(utf8, start, length, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("DoNotCallSuggester") // a stub has Hadoop's signature and nothing else
    public static int bytesToCodePoint(ByteBuffer bytes) {
        throw new UnsupportedOperationException("Text.bytesToCodePoint is a stub");
    }
}
