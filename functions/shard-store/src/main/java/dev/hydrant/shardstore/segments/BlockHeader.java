package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// What a block of a segment begins with: which index it is, and whose.
///
/// `magic(4) crc32c(4) version(1) kind(1) flags(2) length(4) index(8) millis(8) writer(8) serial(8) records(4)`,
/// the checksum over all that follows it. No flag has a meaning yet, so a block with one is refused.
///
/// @param length bytes of the payload behind the header
/// @param writer drawn at random by each writer, and `serial` counted by it: no two puts of different content
///     have the same header
record BlockHeader(Kind kind, int length, long index, long millis, long writer, long serial, int records) {

    static final int BYTES = 52;
    private static final int MAGIC = 0x4853_4547;
    private static final byte VERSION = 1;
    private static final int CHECKED_FROM = 8;

    /// What a block holds.
    enum Kind {
        RECORDS(1),
        /// The end of the log.
        CLOSING(2);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }

        private static Optional<Kind> of(byte code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    void write(ByteBuffer into) {
        int begin = into.position();
        into.putInt(MAGIC)
                .putInt(0)
                .put(VERSION)
                .put(kind.code())
                .putShort((short) 0)
                .putInt(length)
                .putLong(index)
                .putLong(millis)
                .putLong(writer)
                .putLong(serial)
                .putInt(records);
        into.putInt(begin + 4, checksum(into, begin));
    }

    /// @throws IOException if it is damaged, or made by a later version
    static BlockHeader read(byte[] bytes, int begin, String key) throws IOException {
        if (bytes.length - begin < BYTES) {
            throw new IOException(key + " is cut off: a block's header is " + BYTES + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        Optional<Kind> kind = Kind.of(header.get(begin + 9));
        if (header.getInt(begin) != MAGIC || header.getInt(begin + 4) != checksum(header, begin)) {
            throw new IOException(key + " is damaged at offset " + begin);
        }
        if (header.get(begin + 8) != VERSION || kind.isEmpty() || header.getShort(begin + 10) != 0) {
            throw new IOException(key + " was written by a later version");
        }
        return new BlockHeader(
                kind.get(),
                header.getInt(begin + 12),
                header.getLong(begin + 16),
                header.getLong(begin + 24),
                header.getLong(begin + 32),
                header.getLong(begin + 40),
                header.getInt(begin + 48));
    }

    private static int checksum(ByteBuffer bytes, int begin) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(begin + BYTES).position(begin + CHECKED_FROM));
        return (int) crc.getValue();
    }
}
