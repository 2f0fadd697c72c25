package dev.hydrant.shardstore.records;

import dev.hydrant.wire.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// The bytes of a run: records of one shard that one put brought.
///
/// `crc32c(4) length(4) shard(4) count(4) firstCounter(8) arrivalMillis(8)` and the records, each
/// `keyLength(2) key dataLength(4) data`. `length` is the records'; the checksum covers all that follows
/// it, so that a read needn't read the whole batch to trust one run.
///
/// A run without records marks where its shard stands: it holds nothing, or one byte that closes the shard.
public final class RunFormat {

    static final int HEADER_BYTES = 32;
    private static final int RECORD_OVERHEAD_BYTES = Short.BYTES + Integer.BYTES;

    private RunFormat() {}

    /// A run's header.
    record Header(int length, int shard, int count, long firstCounter, long arrivalMillis) {}

    /// Writes the records of a run, without its header.
    public static byte[] encode(List<PutEntry> records) {
        int length = 0;
        for (PutEntry record : records) {
            length +=
                    RECORD_OVERHEAD_BYTES + record.key().length + record.data().length();
        }
        byte[] encoded = new byte[length];
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        for (PutEntry record : records) {
            Blob data = record.data();
            bytes.putShort((short) record.key().length)
                    .put(record.key())
                    .putInt(data.length())
                    .put(data.array(), data.offset(), data.length());
        }
        return encoded;
    }

    /// Writes a whole run at the buffer's position.
    static void put(ByteBuffer into, Header header, byte[] records) {
        int begin = into.position();
        into.putInt(0)
                .putInt(header.length())
                .putInt(header.shard())
                .putInt(header.count())
                .putLong(header.firstCounter())
                .putLong(header.arrivalMillis())
                .put(records);
        into.putInt(begin, checksum(into, begin, header.length()));
    }

    /// Whether a run is the mark that closes its shard.
    static boolean isClosing(Header header, ByteBuffer bytes, int begin) {
        return header.count() == 0
                && header.length() == PendingPut.CLOSING.length
                && bytes.get(begin + HEADER_BYTES) == PendingPut.CLOSING[0];
    }

    static Header header(ByteBuffer bytes, int begin) {
        return new Header(
                bytes.getInt(begin + 4),
                bytes.getInt(begin + 8),
                bytes.getInt(begin + 12),
                bytes.getLong(begin + 16),
                bytes.getLong(begin + 24));
    }

    /// Adds the records from a counter on, as long as there is room.
    ///
    /// @throws IOException if the run is damaged
    static void read(byte[] piece, int begin, long fromCounter, Page page) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(piece);
        Header header = header(bytes, begin);
        if (header.length() < 0
                || begin + HEADER_BYTES + header.length() > bytes.limit()
                || bytes.getInt(begin) != checksum(bytes, begin, header.length())) {
            throw new IOException("a run's checksum is wrong");
        }
        int position = begin + HEADER_BYTES;
        for (int i = 0; i < header.count(); i++) {
            int keyLength = Short.toUnsignedInt(bytes.getShort(position));
            int keyAt = position + Short.BYTES;
            int dataLength = bytes.getInt(keyAt + keyLength);
            int dataAt = keyAt + keyLength + Integer.BYTES;
            position = dataAt + dataLength;
            long counter = header.firstCounter() + i;
            if (counter >= fromCounter) {
                if (!page.hasRoomFor(keyLength + dataLength)) {
                    page.close();
                    return;
                }
                String key = new String(piece, keyAt, keyLength, StandardCharsets.UTF_8);
                page.add(
                        new StoredRecord(counter, header.arrivalMillis(), key, new Blob(piece, dataAt, dataLength)),
                        keyLength + dataLength);
            }
        }
    }

    private static int checksum(ByteBuffer bytes, int begin, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(begin + HEADER_BYTES + length).position(begin + Integer.BYTES));
        return (int) crc.getValue();
    }
}
