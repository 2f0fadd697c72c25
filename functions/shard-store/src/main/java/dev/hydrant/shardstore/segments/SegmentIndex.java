package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Where the records of a segment lie in it: the end of its object, so that two ranged reads find any record.
///
/// An entry for each piece, and `entries(4) crc32c(4) first(8) last(8) magic(8)`, whose checksum covers the
/// entries and what of this is not itself. An entry is `index(8) millis(8) ordinal(4) records(4) position(4)
/// length(4) crc32c(4)`.
///
/// @param first index of the segment
/// @param last index of the segment
/// @param pieces in their order; a block that closes the log has none
record SegmentIndex(long first, long last, List<Piece> pieces) {

    static final int TRAILER_BYTES = 32;
    private static final int PIECE_BYTES = 36;
    private static final long MAGIC = 0x4859_4452_5345_4731L;

    /// Records that are read and checked together.
    ///
    /// @param index of the block they belong to
    /// @param millis when that block's records arrived
    /// @param ordinal of its first record in that block
    /// @param position of its bytes in the object
    record Piece(long index, long millis, int ordinal, int records, int position, int length, int checksum) {

        Piece moved(int by) {
            return new Piece(index, millis, ordinal, records, position + by, length, checksum);
        }

        /// @throws IOException if the bytes aren't those of this piece
        void check(byte[] bytes, int offset, String key) throws IOException {
            if (SegmentIndex.checksum(bytes, offset, length) != checksum) {
                throw new IOException(key + " is damaged at offset " + position);
            }
        }
    }

    SegmentIndex {
        pieces = List.copyOf(pieces);
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    int bytes() {
        return pieces.size() * PIECE_BYTES + TRAILER_BYTES;
    }

    void write(ByteBuffer into) {
        int begin = into.position();
        for (Piece piece : pieces) {
            into.putLong(piece.index())
                    .putLong(piece.millis())
                    .putInt(piece.ordinal())
                    .putInt(piece.records())
                    .putInt(piece.position())
                    .putInt(piece.length())
                    .putInt(piece.checksum());
        }
        int trailer = into.position();
        into.putInt(pieces.size()).putInt(0).putLong(first).putLong(last).putLong(MAGIC);
        into.putInt(trailer + 4, trailerChecksum(into, begin, trailer));
    }

    /// @param tail the last bytes of the object
    /// @return empty if they don't reach back to the beginning of the index
    /// @throws IOException if it is damaged
    static Optional<SegmentIndex> read(byte[] tail, String key) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(tail);
        int trailer = tail.length - TRAILER_BYTES;
        if (trailer < 0 || bytes.getLong(trailer + 24) != MAGIC || bytes.getInt(trailer) < 0) {
            throw new IOException(key + " is damaged: it doesn't end as a segment does");
        }
        int entries = bytes.getInt(trailer);
        long begin = trailer - (long) PIECE_BYTES * entries;
        if (begin < 0) {
            return Optional.empty();
        }
        if (bytes.getInt(trailer + 4) != trailerChecksum(bytes, (int) begin, trailer)) {
            throw new IOException(key + " is damaged: its index has another checksum");
        }
        bytes.position((int) begin);
        List<Piece> pieces = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            pieces.add(new Piece(
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt(),
                    bytes.getInt()));
        }
        return Optional.of(new SegmentIndex(bytes.getLong(trailer + 8), bytes.getLong(trailer + 16), pieces));
    }

    /// Of the entries, the number of them and the range.
    private static int trailerChecksum(ByteBuffer bytes, int begin, int trailer) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(trailer + Integer.BYTES).position(begin));
        crc.update(bytes.duplicate().limit(trailer + TRAILER_BYTES - Long.BYTES).position(trailer + 2 * Integer.BYTES));
        return (int) crc.getValue();
    }
}
