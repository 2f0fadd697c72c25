package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Sha256;
import dev.hydrant.sink.Slice;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// Tells whether records of a shard that are read again are those that were read before.
///
/// SHA-256 over each record's arrival, length and CRC-32C: what shapes a plan's objects, at a fraction of what hashing
/// the payloads would cost. It guards against loss and mistakes, not against an attacker.
final class RangeDigest {

    private static final int BYTES_PER_RECORD = Long.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int RECORDS_PER_UPDATE = 256;

    private final MessageDigest digest = Sha256.newDigest();
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer pending = ByteBuffer.allocate(BYTES_PER_RECORD * RECORDS_PER_UPDATE);

    void add(SourceRecord record) {
        Slice payload = record.payload();
        crc.reset();
        crc.update(payload.array(), payload.offset(), payload.length());
        pending.putLong(record.arrivalMillis()).putInt(payload.length()).putInt((int) crc.getValue());
        if (!pending.hasRemaining()) {
            flush();
        }
    }

    /// Ends this shard's part.
    byte[] finish() {
        flush();
        return digest.digest();
    }

    /// The digest of a whole range, from its shards' in the order they are read: 64 lower-case hexadecimal digits.
    static String ofShards(List<byte[]> shards) {
        MessageDigest all = Sha256.newDigest();
        shards.forEach(all::update);
        return HexFormat.of().formatHex(all.digest());
    }

    private void flush() {
        digest.update(pending.flip());
        pending.clear();
    }
}
