package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a log on from a place: exactly the next index each time, merged before raw, and over a gap only to
/// the horizon.
final class SegmentReader {

    /// Raw segments are read together up to so many bytes, then vouched for by one look.
    private static final long BATCH_BYTES = 4L * 1024 * 1024;

    private final SegmentNames names;
    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final Patience patience;

    SegmentReader(SegmentLog log) {
        this.names = log.names();
        this.directory = log.directory();
        this.files = log.files();
        this.patience = log.patience();
    }

    /// Where a reading stands, and what is behind.
    private static final class Progress {
        private long index;
        private int ordinal;
        private LogPage.End end = LogPage.End.MORE;

        Progress(long index, int ordinal) {
            this.index = index;
            this.ordinal = ordinal;
        }

        void passed(long last) {
            index = last + 1;
            ordinal = 0;
        }

        void jumpTo(long horizon) {
            if (index < horizon) {
                passed(horizon - 1);
            }
        }
    }

    LogPage read(long index, int ordinal, PieceSink sink) throws IOException {
        Progress at = new Progress(index, ordinal);
        Optional<Look> vouching = Optional.empty();
        int idle = 0;
        while (at.end == LogPage.End.MORE && !sink.isFull()) {
            long before = at.index;
            Look look = vouching.isPresent() ? vouching.get() : patience.read(() -> directory.from(before));
            vouching = Optional.empty();
            at.jumpTo(look.horizon());
            Optional<StoredSegment> next = look.at(at.index);
            if (next.isPresent()) {
                if (next.get().isMerged()) {
                    readMerged(next.get(), at, sink);
                } else {
                    vouching = readRaws(look, at, sink);
                }
            } else if (look.last() < at.index) {
                at.end = LogPage.End.TIP;
            }
            idle = at.index == before ? idle + 1 : 0;
            if (idle > patience.attempts() && at.end == LogPage.End.MORE && !sink.isFull()) {
                throw new IOException("nothing at " + names.before(before) + ", though the log goes on behind it");
            }
        }
        return new LogPage(at.index, at.ordinal, at.end);
    }

    private void readMerged(StoredSegment merged, Progress at, PieceSink sink) throws IOException {
        Optional<SegmentIndex> index = patience.read(() -> files.index(merged));
        if (index.isEmpty()) {
            return;
        }
        List<SegmentIndex.Piece> wanted = new ArrayList<>();
        for (SegmentIndex.Piece piece : index.get().pieces()) {
            if (piece.index() > at.index
                    || (piece.index() == at.index && piece.ordinal() + piece.records() > at.ordinal)) {
                wanted.add(piece);
            }
        }
        int from = 0;
        while (from < wanted.size() && !sink.isFull()) {
            int to = batch(wanted, from, sink.roomForBytes());
            SegmentIndex.Piece first = wanted.get(from);
            SegmentIndex.Piece last = wanted.get(to - 1);
            int length = last.position() + last.length() - first.position();
            Optional<byte[]> bytes = patience.read(() -> files.range(merged, first.position(), length));
            if (bytes.isEmpty()) {
                return;
            }
            if (bytes.get().length != length) {
                throw new IOException(names.key(merged) + " is cut off");
            }
            feed(wanted.subList(from, to), bytes.get(), first.position(), names.key(merged), sink);
            at.index = last.index();
            at.ordinal = last.ordinal() + last.records();
            from = to;
        }
        if (!sink.isFull()) {
            at.passed(merged.last());
        }
    }

    /// The end of the pieces that are read together.
    private static int batch(List<SegmentIndex.Piece> pieces, int from, long room) {
        long bytes = pieces.get(from).length();
        int to = from + 1;
        while (to < pieces.size() && bytes + pieces.get(to).length() <= room) {
            bytes += pieces.get(to).length();
            to++;
        }
        return to;
    }

    /// Reads neighbouring raw segments, then looks which of them counted.
    ///
    /// @return that look, if it shows what is behind them too
    private Optional<Look> readRaws(Look look, Progress at, PieceSink sink) throws IOException {
        List<byte[]> raws = new ArrayList<>();
        long room = Math.min(BATCH_BYTES, sink.roomForBytes());
        for (long index = at.index; room > 0 || raws.isEmpty(); index++) {
            Optional<StoredSegment> listed = look.at(index);
            if (listed.isEmpty() || listed.get().isMerged()) {
                break;
            }
            long wanted = index;
            Optional<byte[]> bytes = patience.read(() -> files.raw(wanted));
            if (bytes.isEmpty()) {
                break;
            }
            raws.add(bytes.get());
            room -= bytes.get().length;
        }
        if (raws.isEmpty()) {
            return Optional.empty();
        }
        long first = at.index;
        Look again = patience.read(() -> directory.from(first));
        for (byte[] raw : raws) {
            if (!again.vouchesFor(at.index) || sink.isFull()) {
                return Optional.empty();
            }
            feedRaw(raw, at, sink);
        }
        return again.isComplete() ? Optional.of(again) : Optional.empty();
    }

    private void feedRaw(byte[] raw, Progress at, PieceSink sink) throws IOException {
        String key = names.raw(at.index);
        BlockHeader header = BlockHeader.read(raw, 0, key);
        if (header.index() != at.index) {
            throw new IOException(key + " is damaged: it says that it is index " + header.index());
        }
        if (header.kind() == BlockHeader.Kind.CLOSING) {
            at.end = LogPage.End.CLOSED;
            return;
        }
        SegmentIndex index = SegmentIndex.read(raw, key)
                .orElseThrow(() -> new IOException(key + " is damaged: its index is longer than itself"));
        feed(index.pieces(), raw, 0, key, sink);
        if (!sink.isFull()) {
            at.passed(at.index);
        }
    }

    private static void feed(List<SegmentIndex.Piece> pieces, byte[] bytes, int bytesFrom, String key, PieceSink sink)
            throws IOException {
        for (SegmentIndex.Piece piece : pieces) {
            if (sink.isFull()) {
                return;
            }
            int offset = piece.position() - bytesFrom;
            if (offset < 0 || offset + piece.length() > bytes.length) {
                throw new IOException(key + " is cut off");
            }
            piece.check(bytes, offset, key);
            sink.take(bytes, offset, piece.length());
        }
    }
}
