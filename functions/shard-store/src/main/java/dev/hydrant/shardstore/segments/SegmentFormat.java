package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The bytes of a segment: blocks, then the [SegmentIndex]. A raw segment has one block; a merged one has the
/// blocks of the raw ones it was made of, byte for byte.
final class SegmentFormat {

    private SegmentFormat() {}

    static byte[] raw(BlockHeader header, Payload payload) {
        List<SegmentIndex.Piece> pieces = new ArrayList<>();
        int count = payload.positions().length;
        for (int i = 0; i < count; i++) {
            int position = payload.positions()[i];
            boolean last = i + 1 == count;
            int length = (last ? payload.bytes().length : payload.positions()[i + 1]) - position;
            int records = (last ? payload.records() : payload.ordinals()[i + 1]) - payload.ordinals()[i];
            pieces.add(new SegmentIndex.Piece(
                    header.index(),
                    header.millis(),
                    payload.ordinals()[i],
                    records,
                    BlockHeader.BYTES + position,
                    length,
                    SegmentIndex.checksum(payload.bytes(), position, length)));
        }
        SegmentIndex index = new SegmentIndex(header.index(), header.index(), pieces);
        ByteBuffer bytes = ByteBuffer.allocate(BlockHeader.BYTES + payload.bytes().length + index.bytes());
        header.write(bytes);
        bytes.put(payload.bytes());
        index.write(bytes);
        return bytes.array();
    }

    /// @param raws the bytes of raw segments with neighbouring indexes
    /// @param keys theirs, for messages
    /// @throws IOException if one is damaged, or isn't to be merged
    static byte[] merged(List<byte[]> raws, List<String> keys) throws IOException {
        List<SegmentIndex.Piece> pieces = new ArrayList<>();
        List<BlockHeader> headers = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < raws.size(); i++) {
            String key = keys.get(i);
            BlockHeader header = BlockHeader.read(raws.get(i), 0, key);
            SegmentIndex index = SegmentIndex.read(raws.get(i), key)
                    .orElseThrow(() -> new IOException(key + " is damaged: its index is longer than itself"));
            if (header.kind() == BlockHeader.Kind.CLOSING) {
                throw new IOException(key + " closes the log, and something is behind it");
            }
            for (SegmentIndex.Piece piece : index.pieces()) {
                piece.check(raws.get(i), piece.position(), key);
                pieces.add(piece.moved(length));
            }
            headers.add(header);
            length += BlockHeader.BYTES + header.length();
        }
        SegmentIndex index =
                new SegmentIndex(headers.getFirst().index(), headers.getLast().index(), pieces);
        ByteBuffer bytes = ByteBuffer.allocate(length + index.bytes());
        for (int i = 0; i < raws.size(); i++) {
            bytes.put(raws.get(i), 0, BlockHeader.BYTES + headers.get(i).length());
        }
        index.write(bytes);
        return bytes.array();
    }
}
