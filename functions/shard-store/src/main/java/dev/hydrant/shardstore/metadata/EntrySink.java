package dev.hydrant.shardstore.metadata;

import dev.hydrant.shardstore.segments.PieceSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gathers entries that follow one another: each begins with its index.
final class EntrySink implements PieceSink {

    private final List<byte[]> entries = new ArrayList<>();
    private long next;
    private boolean whole = true;

    /// @param first the index of the first entry
    EntrySink(long first) {
        this.next = first;
    }

    /// Whether no entry was missing between those that were told.
    boolean isWhole() {
        return whole;
    }

    /// The index behind the last entry.
    long next() {
        return next;
    }

    List<byte[]> entries() {
        return entries;
    }

    @Override
    public boolean isFull() {
        return !whole;
    }

    @Override
    public long roomForBytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void take(byte[] bytes, int offset, int length) {
        whole = ByteBuffer.wrap(bytes).getLong(offset) == next;
        if (whole) {
            entries.add(Arrays.copyOfRange(bytes, offset + Long.BYTES, offset + length));
            next++;
        }
    }
}
