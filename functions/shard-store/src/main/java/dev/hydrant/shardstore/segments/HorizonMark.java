package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// What a horizon's object holds: what must be known of the index before it, once that is deleted.
///
/// `magic(4) crc32c(4) version(1) zero(7) millis(8)`, the checksum over all that follows it.
///
/// @param millis when the last record before the horizon arrived
record HorizonMark(long millis) {

    static final int BYTES = 24;
    private static final int MAGIC = 0x4848_4f52;
    private static final byte VERSION = 1;

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putInt(MAGIC)
                .putInt(0)
                .put(VERSION)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(0)
                .putLong(millis);
        return bytes.putInt(4, checksum(bytes.array())).array();
    }

    static HorizonMark read(byte[] mark, String key) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(mark);
        if (mark.length != BYTES || bytes.getInt(0) != MAGIC || bytes.getInt(4) != checksum(mark)) {
            throw new IOException(key + " is damaged");
        }
        if (bytes.get(8) != VERSION) {
            throw new IOException(key + " was written by a later version");
        }
        return new HorizonMark(bytes.getLong(16));
    }

    private static int checksum(byte[] mark) {
        CRC32C crc = new CRC32C();
        crc.update(mark, 8, BYTES - 8);
        return (int) crc.getValue();
    }
}
