package dev.hydrant.shardstore.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The bytes around a log's payload.
///
/// A file begins with `magic(8) version(4) firstBatch(8) previousEnd(8) crc32c(4)`: the number of its first
/// batch, and where the file before it ended, whatever that holds beyond. Then follow batches, each
/// `magic(4) number(8) length(4) crc32c(4)` and its payload; the checksum covers number, length and
/// payload.
final class BatchFormat {

    static final int FILE_HEADER_BYTES = 32;
    static final int BATCH_HEADER_BYTES = 20;
    static final int BATCH_MAGIC = 0x48594442;

    /// The largest payload of a batch: a bound against a damaged length.
    static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    private static final long FILE_MAGIC = 0x4859_4452_414e_544cL;
    private static final int VERSION = 1;
    private static final int FILE_CHECKED_BYTES = FILE_HEADER_BYTES - Integer.BYTES;

    private BatchFormat() {}

    /// A file's header.
    record FileHeader(long firstBatch, long previousEnd) {}

    /// A batch's header.
    record BatchHeader(long number, int length, int checksum) {}

    static ByteBuffer encode(FileHeader header) {
        ByteBuffer bytes = ByteBuffer.allocate(FILE_HEADER_BYTES)
                .putLong(FILE_MAGIC)
                .putInt(VERSION)
                .putLong(header.firstBatch())
                .putLong(header.previousEnd());
        return bytes.putInt(headerChecksum(bytes)).flip();
    }

    /// @return whether these 32 bytes are a file's header
    static boolean isFileHeader(ByteBuffer bytes) {
        return bytes.getLong(0) == FILE_MAGIC
                && bytes.getInt(8) == VERSION
                && bytes.getInt(FILE_CHECKED_BYTES) == headerChecksum(bytes);
    }

    static FileHeader fileHeader(ByteBuffer bytes) {
        return new FileHeader(bytes.getLong(12), bytes.getLong(20));
    }

    static ByteBuffer encode(long number, ByteBuffer payload) {
        ByteBuffer bytes = ByteBuffer.allocate(BATCH_HEADER_BYTES);
        return bytes.putInt(BATCH_MAGIC)
                .putLong(number)
                .putInt(payload.remaining())
                .putInt(checksum(number, payload))
                .flip();
    }

    static BatchHeader batchHeader(ByteBuffer bytes) {
        return new BatchHeader(bytes.getLong(4), bytes.getInt(12), bytes.getInt(16));
    }

    static int checksum(long number, ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(12)
                .putLong(number)
                .putInt(payload.remaining())
                .flip());
        crc.update(payload.duplicate());
        return (int) crc.getValue();
    }

    private static int headerChecksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().limit(FILE_CHECKED_BYTES).position(0));
        return (int) crc.getValue();
    }
}
