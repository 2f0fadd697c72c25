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
/// Sealed records are a key's length that no key has, and what seals them.
///
/// A run without records marks where its shard stands: it holds nothing, or one byte that closes the shard.
public final class RunFormat {

    static final int HEADER_BYTES = 32;
    private static final short SEALED = (short) 0xFFFF;
    private static final int RECORD_OVERHEAD_BYTES = Short.BYTES + Integer.BYTES;

    private RunFormat() {}

    /// A run's header.
    record Header(int length, int shard, int count, long firstCounter, long arrivalMillis) {}

    /// Where the records of a run are.
    private record Bytes(byte[] array, int begin, boolean wereSealed) {}

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

    /// What stands in a run for records that were sealed.
    public static byte[] sealed(byte[] seal) {
        return ByteBuffer.allocate(Short.BYTES + seal.length)
                .putShort(SEALED)
                .put(seal)
                .array();
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

    /// Takes a run of a batch.
    interface Visitor {
        void run(Header header, int begin);
    }

    /// Visits the runs of a batch that is known to be whole.
    static void each(ByteBuffer batch, Visitor visitor) {
        int begin = batch.position();
        while (begin < batch.limit()) {
            Header header = header(batch, begin);
            visitor.run(header, begin);
            begin += HEADER_BYTES + header.length();
        }
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
        boolean sealed = header.count() > 0 && bytes.getShort(begin + HEADER_BYTES) == SEALED;
        if (sealed) {
            int at = begin + HEADER_BYTES + Short.BYTES;
            ByteBuffer seal = ByteBuffer.wrap(piece, at, header.length() - Short.BYTES);
            byte[] records = page.opener().open(header.shard(), seal);
            readRecords(new Bytes(records, 0, true), header, fromCounter, page);
        } else {
            readRecords(new Bytes(piece, begin + HEADER_BYTES, false), header, fromCounter, page);
        }
    }

    private static void readRecords(Bytes of, Header header, long fromCounter, Page page) {
        byte[] from = of.array();
        ByteBuffer bytes = ByteBuffer.wrap(from);
        int position = of.begin();
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
                String key = new String(from, keyAt, keyLength, StandardCharsets.UTF_8);
                page.add(
                        new StoredRecord(
                                counter,
                                header.arrivalMillis(),
                                key,
                                new Blob(from, dataAt, dataLength),
                                of.wereSealed()),
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
