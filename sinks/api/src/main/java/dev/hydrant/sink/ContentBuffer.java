package dev.hydrant.sink;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Collects the bytes of one object in chunks: growing never copies what is already there.
///
/// Writes never fail, so the methods throw no [java.io.IOException].
public final class ContentBuffer extends OutputStream {

    private static final int FIRST_CHUNK_BYTES = 8 * 1024;
    private static final int LARGEST_CHUNK_BYTES = 1024 * 1024;

    private final List<Slice> full = new ArrayList<>();
    private long fullBytes;
    private byte[] chunk = new byte[FIRST_CHUNK_BYTES];
    private int used;

    @Override
    public void write(int b) {
        if (used == chunk.length) {
            nextChunk();
        }
        chunk[used++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            if (used == chunk.length) {
                nextChunk();
            }
            int count = Math.min(left, chunk.length - used);
            System.arraycopy(bytes, from, chunk, used, count);
            used += count;
            from += count;
            left -= count;
        }
    }

    /// Bytes written so far.
    public long length() {
        return fullBytes + used;
    }

    /// What was written; the buffer is empty afterwards and may be used again.
    public Content take() {
        closeChunk();
        Content content = new Content(full, fullBytes);
        full.clear();
        fullBytes = 0;
        chunk = new byte[FIRST_CHUNK_BYTES];
        return content;
    }

    private void nextChunk() {
        int next = Math.min(chunk.length * 2, LARGEST_CHUNK_BYTES);
        closeChunk();
        chunk = new byte[next];
    }

    private void closeChunk() {
        if (used > 0) {
            full.add(new Slice(chunk, 0, used));
            fullBytes += used;
            used = 0;
        }
    }
}
