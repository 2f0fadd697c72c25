package dev.hydrant.shardstore.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads a file's batches one after another and stops at the first that isn't whole.
final class BatchScanner {

    /// How much is looked at in one piece in the search for a batch behind a damaged place.
    private static final int SEARCH_BYTES = 1024 * 1024;

    private final LogFile file;
    private final long end;
    private ByteBuffer payload = ByteBuffer.allocate(64 * 1024);
    private long offset;
    private long nextBatch;

    /// @param end where the file counts as ended
    BatchScanner(LogFile file, long end, long firstBatch) {
        this.file = file;
        this.end = end;
        this.offset = BatchFormat.FILE_HEADER_BYTES;
        this.nextBatch = firstBatch;
    }

    /// Where the last whole batch ended.
    long offset() {
        return offset;
    }

    /// The number that the next batch will have.
    long nextBatch() {
        return nextBatch;
    }

    /// The next batch's payload, valid until the next call; null at the end, or where no whole batch
    /// follows.
    @Nullable
    ByteBuffer next() throws IOException {
        ByteBuffer batch = batchAt(offset, nextBatch);
        if (batch != null) {
            offset += BatchFormat.BATCH_HEADER_BYTES + batch.remaining();
            nextBatch++;
        }
        return batch;
    }

    /// Whether any whole batch with a later number follows.
    ///
    /// A batch is written only once the one before it is safe on the disk, so a later one proves that what
    /// is damaged here was safe once, and no torn tail.
    boolean isFollowedByLaterBatch() throws IOException {
        ByteBuffer window = ByteBuffer.allocate(SEARCH_BYTES);
        for (long at = offset; at + BatchFormat.BATCH_HEADER_BYTES <= end; at += SEARCH_BYTES - Integer.BYTES + 1) {
            window.clear().limit(Math.toIntExact(Math.min(SEARCH_BYTES, end - at)));
            file.read(window, at);
            for (int i = 0; i + Integer.BYTES <= window.limit(); i++) {
                if (window.getInt(i) == BatchFormat.BATCH_MAGIC && batchAt(at + i, -1) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether nothing but zeros follows: room that was reserved and never used.
    boolean isFollowedByZeros() throws IOException {
        ByteBuffer window = ByteBuffer.allocate(SEARCH_BYTES);
        for (long at = offset; at < end; at += SEARCH_BYTES) {
            window.clear().limit(Math.toIntExact(Math.min(SEARCH_BYTES, end - at)));
            file.read(window, at);
            window.flip();
            while (window.hasRemaining()) {
                if (window.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The batch at this place; with a negative number, any that is later than the next one.
    private @Nullable ByteBuffer batchAt(long at, long number) throws IOException {
        if (at + BatchFormat.BATCH_HEADER_BYTES > end) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(BatchFormat.BATCH_HEADER_BYTES);
        file.read(bytes, at);
        BatchFormat.BatchHeader header = BatchFormat.batchHeader(bytes);
        boolean numberFits = number < 0 ? header.number() > nextBatch : header.number() == number;
        if (bytes.getInt(0) != BatchFormat.BATCH_MAGIC
                || !numberFits
                || header.length() < 0
                || header.length() > BatchFormat.MAX_PAYLOAD_BYTES
                || at + BatchFormat.BATCH_HEADER_BYTES + header.length() > end) {
            return null;
        }
        if (payload.capacity() < header.length()) {
            payload = ByteBuffer.allocate(header.length());
        }
        payload.clear().limit(header.length());
        file.read(payload, at + BatchFormat.BATCH_HEADER_BYTES);
        payload.flip();
        return BatchFormat.checksum(header.number(), payload) == header.checksum() ? payload : null;
    }
}
