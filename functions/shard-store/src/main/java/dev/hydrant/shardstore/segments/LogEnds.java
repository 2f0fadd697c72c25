package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the end of a log.
final class LogEnds {

    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final Patience patience;

    /// An index that is known to be used, so that a look may begin there.
    private volatile long hint;

    LogEnds(SegmentDirectory directory, SegmentFiles files, Patience patience) {
        this.directory = directory;
        this.files = files;
        this.patience = patience;
    }

    void isUsed(long index) {
        hint = Math.max(hint, index);
    }

    /// Looks at the end of the log, however long it is.
    Look look() throws IOException {
        return patience.read(() -> directory.end(hint));
    }

    /// @throws IOException if others go on faster than it can be read, or it can't be read
    LogEnd find() throws IOException {
        return extent().end();
    }

    /// @throws IOException if others go on faster than it can be read, or it can't be read
    LogExtent extent() throws IOException {
        for (int attempt = 0; attempt < patience.attempts(); attempt++) {
            Look look = look();
            LogEnd end = find(look);
            if (end != null) {
                isUsed(end.index());
                return new LogExtent(look.horizon(), end);
            }
        }
        throw new IOException("the end of the log is gone each time it is read");
    }

    /// @return null if it is stale already
    private @Nullable LogEnd find(Look look) throws IOException {
        long last = look.last();
        if (last == 0) {
            return LogEnd.EMPTY;
        }
        if (last == look.horizon() - 1) {
            Optional<HorizonMark> mark = patience.read(() -> files.mark(look.horizon()));
            return mark.map(read -> new LogEnd(last, 0, read.millis(), false)).orElse(null);
        }
        Optional<StoredSegment> merged = look.merged(last);
        return merged.isPresent() ? inMerged(merged.get()) : inRaw(last);
    }

    private @Nullable LogEnd inMerged(StoredSegment merged) throws IOException {
        Optional<SegmentIndex> index = patience.read(() -> files.index(merged));
        if (index.isEmpty()) {
            return null;
        }
        int records = 0;
        long millis = 0;
        for (SegmentIndex.Piece piece : index.get().pieces()) {
            if (piece.index() == merged.last()) {
                records += piece.records();
                millis = piece.millis();
            }
        }
        return new LogEnd(merged.last(), records, millis, false);
    }

    /// A second look tells a ghost that was read.
    private @Nullable LogEnd inRaw(long last) throws IOException {
        Optional<BlockHeader> header = patience.read(() -> files.rawHeader(last));
        if (header.isEmpty()) {
            return null;
        }
        Look again = patience.read(() -> directory.from(last));
        if (!again.vouchesFor(last)) {
            return null;
        }
        boolean closed = header.get().kind() == BlockHeader.Kind.CLOSING;
        return new LogEnd(last, header.get().records(), header.get().millis(), closed);
    }
}
