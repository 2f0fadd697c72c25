package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.StoreException;
import java.io.IOException;
import java.util.Optional;

/// Reads and deletes the objects of a log. What isn't there any more is empty: look again.
final class SegmentFiles {

    /// Above what any segment takes.
    private static final int MAX_BYTES = Integer.MAX_VALUE;

    /// So much of an object's end is read at once; most indexes are within it.
    private static final int TAIL_BYTES = 64 * 1024;

    private final ObjectStore store;
    private final SegmentNames names;

    SegmentFiles(ObjectStore store, SegmentNames names) {
        this.store = store;
        this.names = names;
    }

    Optional<BlockHeader> rawHeader(long index) throws IOException {
        Optional<byte[]> bytes = store.get(names.raw(index), 0, BlockHeader.BYTES);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(BlockHeader.read(bytes.get(), 0, names.raw(index)));
    }

    Optional<byte[]> raw(long index) {
        return store.get(names.raw(index), 0, MAX_BYTES);
    }

    Optional<SegmentIndex> index(StoredSegment segment) throws IOException {
        String key = names.key(segment);
        long from = Math.max(0, segment.length() - TAIL_BYTES);
        while (true) {
            Optional<byte[]> tail = store.get(key, from, MAX_BYTES);
            if (tail.isEmpty()) {
                return Optional.empty();
            }
            Optional<SegmentIndex> index = SegmentIndex.read(tail.get(), key);
            if (index.isPresent()) {
                return index;
            }
            if (from == 0) {
                throw new IOException(key + " is damaged: its index is longer than itself");
            }
            from = 0;
        }
    }

    Optional<byte[]> range(StoredSegment segment, long from, int length) {
        return store.get(names.key(segment), from, length);
    }

    /// The header of a block that a merged segment holds.
    Optional<BlockHeader> headerWithin(StoredSegment merged, long index) throws IOException {
        Optional<SegmentIndex> pieces = index(merged);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        String key = names.key(merged);
        SegmentIndex.Piece piece = pieces.get().pieces().stream()
                .filter(one -> one.index() == index)
                .findFirst()
                .orElseThrow(() -> new IOException(key + " is damaged: it lacks index " + index));
        Optional<byte[]> header = store.get(key, (long) piece.position() - BlockHeader.BYTES, BlockHeader.BYTES);
        return header.isEmpty() ? Optional.empty() : Optional.of(BlockHeader.read(header.get(), 0, key));
    }

    Optional<HorizonMark> mark(long horizon) throws IOException {
        String key = names.horizon(horizon);
        Optional<byte[]> bytes = store.get(key, 0, HorizonMark.BYTES);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(HorizonMark.read(bytes.get(), key));
    }

    /// Deletes what nobody reads any more, or leaves it to trimming.
    void delete(String key, Patience patience) throws IOException {
        try {
            patience.read(() -> {
                store.delete(key);
                return key;
            });
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.UNAVAILABLE) {
                throw e;
            }
        }
    }
}
