package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Looks what is there of a log.
final class SegmentDirectory {

    /// As many as one page of S3 shows, but for one that tells that there are more.
    static final int MAX_LISTED = 999;

    private static final long FIRST_STEP = MAX_LISTED;

    private static final int STRIDE_GROWTH = 4;

    private final ObjectStore store;
    private final SegmentNames names;

    SegmentDirectory(ObjectStore store, SegmentNames names) {
        this.store = store;
        this.names = names;
    }

    /// Lists from an index on, segments first, then horizons.
    Look from(long index) throws IOException {
        Look page = page(index);
        return page.isComplete() ? page : new Look(page.segments(), horizons(), false);
    }

    /// A complete look at the end of the log, however long the log is: strides that grow, then bisection.
    ///
    /// @param hint an index to begin at, such as that of the last segment one knows
    Look end(long hint) throws IOException {
        Look look = page(Math.max(1, hint));
        long step = FIRST_STEP;
        long free = SegmentNames.MAX_INDEX;
        while (!look.isComplete()) {
            long used = look.segments().getLast().last();
            long probe = Math.min(used + step, used + 1 + (free - used) / 2);
            Look further = page(probe);
            if (further.segments().isEmpty()) {
                free = probe;
                look = free - used <= MAX_LISTED / 2 ? page(used) : look;
            } else {
                look = further;
                step *= STRIDE_GROWTH;
            }
            free = Math.max(free, look.last() + 1); // others may have appended meanwhile
        }
        return look;
    }

    /// Lists from an index on; horizons only where no more segments are before them, which is enough to find a
    /// segment but not to say that it counts.
    Look page(long index) throws IOException {
        List<StoredSegment> segments = new ArrayList<>();
        List<Look.Horizon> horizons = new ArrayList<>();
        try (Pull<ObjectInfo> objects = store.list(names.prefix(), names.before(index))) {
            for (ObjectInfo object = objects.next(); object != null; object = objects.next()) {
                if (segments.size() == MAX_LISTED) {
                    return new Look(segments, List.of(), false);
                }
                names.segment(object).ifPresent(segments::add);
                names.horizon(object).ifPresent(horizons::add);
            }
        }
        return new Look(segments, horizons, true);
    }

    private List<Look.Horizon> horizons() throws IOException {
        List<Look.Horizon> horizons = new ArrayList<>();
        try (Pull<ObjectInfo> objects = store.list(names.horizons(), "")) {
            for (ObjectInfo object = objects.next(); object != null; object = objects.next()) {
                names.horizon(object).ifPresent(horizons::add);
            }
        }
        return horizons;
    }
}
