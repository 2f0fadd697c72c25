package dev.hydrant.wire;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Takes bytes of any number, and joins them once at the end: an answer of many megabytes isn't copied each time it
/// outgrows an array. Not safe for threads.
final class ByteChunks extends OutputStream {

    private static final int FIRST_BYTES = 512;
    private static final int MOST_BYTES = 1024 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] chunk = new byte[FIRST_BYTES];
    private int used;
    private int before;

    @Override
    public void write(int one) {
        if (used == chunk.length) {
            next();
        }
        chunk[used++] = (byte) one;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (used == chunk.length) {
                next();
            }
            int part = Math.min(left, chunk.length - used);
            System.arraycopy(bytes, from, chunk, used, part);
            used += part;
            from += part;
            left -= part;
        }
    }

    private void next() {
        full.add(chunk);
        before += used;
        chunk = new byte[Math.min(MOST_BYTES, chunk.length * 4)];
        used = 0;
    }

    byte[] toByteArray() {
        byte[] all = new byte[Math.addExact(before, used)];
        int at = 0;
        for (byte[] each : full) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        System.arraycopy(chunk, 0, all, at, used);
        return all;
    }
}
