package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes one merged segment of many raw ones, and deletes these then. Any number may do so at once.
///
/// Indexes are cut into cells of one width, and a merged segment covers a cell: so there is one possible for
/// each index, made by create-if-absent before any raw one of the cell is deleted, and whoever reads raw ones
/// for a second comes too late with it. The newest block is never merged, so none that closes the log is.
final class SegmentMerger {

    private final ObjectStore store;
    private final SegmentNames names;
    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final LogEnds ends;
    private final SegmentSettings settings;
    private final Patience patience;

    /// No cell before the one that holds this index needs another look.
    private long mergedBefore = 1;

    SegmentMerger(SegmentLog log, ObjectStore store, SegmentSettings settings) {
        this.store = store;
        this.names = log.names();
        this.directory = log.directory();
        this.files = log.files();
        this.ends = log.ends();
        this.settings = settings;
        this.patience = log.patience();
    }

    /// Merges all that can be.
    void merge() throws IOException {
        long end = ends.look().last();
        long first = firstOfCell(mergedBefore);
        Look look = patience.read(() -> directory.from(firstOfCell(mergedBefore)));
        if (look.horizon() > first) {
            first = firstOfCell(look.horizon());
        }
        for (; first + settings.mergedWidth() <= end; first += settings.mergedWidth()) {
            merge(first);
            mergedBefore = first + settings.mergedWidth();
        }
    }

    private long firstOfCell(long index) {
        return (index - 1) / settings.mergedWidth() * settings.mergedWidth() + 1;
    }

    private void merge(long first) throws IOException {
        long last = first + settings.mergedWidth() - 1;
        Look look = patience.read(() -> directory.from(first));
        Optional<StoredSegment> merged = look.merged(last);
        if (merged.isEmpty() && !create(look, first, last)) {
            return;
        }
        for (StoredSegment segment : look.segments()) {
            if (!segment.isMerged() && first <= segment.first() && segment.first() <= last) {
                files.delete(names.key(segment), patience);
            }
        }
    }

    /// @return whether the merged segment is there
    private boolean create(Look look, long first, long last) throws IOException {
        List<byte[]> raws = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        long bytes = 0;
        for (StoredSegment segment : look.segments()) {
            bytes += !segment.isMerged() && segment.last() <= last ? segment.length() : 0;
        }
        if (bytes > settings.mergedBytes()) {
            return false;
        }
        for (long index = first; index <= last; index++) {
            long wanted = index;
            Optional<byte[]> raw = look.at(index).isEmpty() ? Optional.empty() : patience.read(() -> files.raw(wanted));
            if (raw.isEmpty()) {
                return false;
            }
            raws.add(raw.get());
            keys.add(names.raw(index));
        }
        put(names.merged(first, last), Content.of(SegmentFormat.merged(raws, keys)));
        return true;
    }

    /// @throws IOException if it stays unknown whether it is there; nothing is deleted, and the next call asks again
    private void put(String key, Content content) throws IOException {
        for (int attempt = 0; attempt < patience.attempts(); attempt++) {
            PutOutcome outcome = patience.read(() -> store.putIfAbsent(key, content, Attributes.OCTET_STREAM));
            if (outcome != PutOutcome.UNKNOWN) {
                return;
            }
            patience.pause(attempt);
        }
        throw new IOException("it is unknown whether " + key + " was made");
    }
}
