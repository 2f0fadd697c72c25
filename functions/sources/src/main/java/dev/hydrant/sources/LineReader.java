package dev.hydrant.sources;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// Cuts a range of a file into lines, which are slices of the blocks it was read in: only a line that two blocks share
/// is copied.
final class LineReader implements Pull<SourceRecord> {

    private static final int BLOCK_BYTES = 1024 * 1024;

    private final FileChannel file;
    private final String name;
    private final long arrivalMillis;
    private final long end;
    /// Of the block's first byte.
    private long blockOffset;
    private byte[] block = new byte[0];
    private int at;
    private int filled;

    LineReader(FileChannel file, String name, long arrivalMillis, long from, long end) {
        this.file = file;
        this.name = name;
        this.arrivalMillis = arrivalMillis;
        this.blockOffset = from;
        this.end = end;
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        int searched = at;
        while (true) {
            int newline = newline(searched);
            if (newline >= 0) {
                return record(newline + 1);
            }
            searched = filled - at;
            if (!readOn()) {
                return at == filled ? null : record(filled);
            }
        }
    }

    private SourceRecord record(int to) {
        Slice payload = new Slice(block, at, to - at);
        at = to;
        return new FileRecord(blockOffset + to, arrivalMillis, payload);
    }

    private int newline(int from) {
        byte[] bytes = block;
        for (int i = from; i < filled; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// Moves what is begun to the front of a new block and fills that.
    ///
    /// @return false at the end
    private boolean readOn() throws IOException {
        long position = blockOffset + filled;
        if (position >= end) {
            return false;
        }
        int begun = filled - at;
        if (begun >= FileSource.LONGEST_RECORD_BYTES) {
            throw new IOException("`" + name + "`: the line at byte " + (blockOffset + at) + " is longer than "
                    + FileSource.LONGEST_RECORD_BYTES + " bytes");
        }
        int size = Math.clamp(2L * begun, BLOCK_BYTES, FileSource.LONGEST_RECORD_BYTES);
        byte[] next = new byte[(int) Math.min(size, begun + (end - position))];
        System.arraycopy(block, at, next, 0, begun);
        blockOffset += at;
        block = next;
        at = 0;
        filled = begun;
        while (filled < block.length) {
            int read = file.read(ByteBuffer.wrap(block, filled, block.length - filled), blockOffset + filled);
            if (read < 0) {
                throw new IOException("`" + name + "` ended at byte " + (blockOffset + filled) + " but had " + end
                        + " bytes: it must not change while it is delivered");
            }
            filled += read;
        }
        return true;
    }
}
