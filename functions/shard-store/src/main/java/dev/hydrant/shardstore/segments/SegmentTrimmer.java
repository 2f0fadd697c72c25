package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Deletes the oldest segments of a log, whole objects only. Any number may do so at once. A block that closes
/// the log stays: as it is never merged either, its key is never free.
///
/// The horizon is created before anything is deleted: who misses a segment finds out that it is gone, and who
/// finds nothing at all finds out where the log goes on.
final class SegmentTrimmer {

    /// How many objects one call looks at.
    private static final int MAX_OBJECTS = 1000;

    /// An older horizon stays so long beside a newer one: whoever began to list before the newer one was made
    /// is done by then.
    private static final Duration HORIZON_KEPT = Duration.ofHours(1);

    private final ObjectStore store;
    private final SegmentNames names;
    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final Patience patience;

    /// How far the horizon may move.
    private record Reach(long horizon, HorizonMark mark) {}

    SegmentTrimmer(SegmentLog log, ObjectStore store) {
        this.store = store;
        this.names = log.names();
        this.directory = log.directory();
        this.files = log.files();
        this.patience = log.patience();
    }

    void trim(SegmentExpiry expiry) throws IOException {
        Look look = patience.read(() -> directory.from(1));
        long horizon = look.horizon();
        Look beyond = horizon == 1 ? look : patience.read(() -> directory.from(horizon));
        Optional<Reach> reach = reach(beyond, expiry);
        long trimmed = horizon;
        if (reach.isPresent() && create(reach.get())) {
            trimmed = reach.get().horizon();
        }
        for (StoredSegment segment : look.segments()) {
            if (segment.last() < trimmed) {
                files.delete(names.key(segment), patience);
            }
        }
        forgetOldHorizons(look.horizons());
    }

    /// What is expired from the oldest on, without a gap; empty if that is nothing.
    private Optional<Reach> reach(Look look, SegmentExpiry expiry) throws IOException {
        long horizon = look.horizon();
        Optional<Reach> reach = Optional.empty();
        for (int i = 0; i < MAX_OBJECTS; i++) {
            Optional<StoredSegment> next = look.at(horizon);
            if (next.isEmpty()) {
                break;
            }
            StoredSegment segment = next.get();
            Optional<HorizonMark> mark = segment.isMerged() ? endOf(segment) : markOf(segment.first());
            if (mark.isEmpty() || !expiry.isExpired(segment.last(), mark.get().millis())) {
                break;
            }
            horizon = segment.last() + 1;
            reach = Optional.of(new Reach(horizon, mark.get()));
        }
        return reach.isPresent() && vouched(look, horizon) ? reach : Optional.empty();
    }

    /// Whether the raw segments among those that were read counted.
    private boolean vouched(Look look, long horizon) throws IOException {
        Look again = patience.read(() -> directory.from(look.horizon()));
        if (again.horizon() > look.horizon()) {
            return false;
        }
        for (StoredSegment segment : look.segments()) {
            boolean read = segment.last() < horizon
                    && !segment.isMerged()
                    && look.merged(segment.first()).isEmpty();
            if (read && !again.vouchesFor(segment.first())) {
                return false;
            }
        }
        return true;
    }

    private Optional<HorizonMark> endOf(StoredSegment merged) throws IOException {
        Optional<SegmentIndex> index = patience.read(() -> files.index(merged));
        return index.map(read -> new HorizonMark(read.pieces().getLast().millis()));
    }

    private Optional<HorizonMark> markOf(long raw) throws IOException {
        Optional<BlockHeader> header = patience.read(() -> files.rawHeader(raw));
        return header.filter(read -> read.kind() == BlockHeader.Kind.RECORDS)
                .map(read -> new HorizonMark(read.millis()));
    }

    /// @return whether the horizon is there
    private boolean create(Reach reach) throws IOException {
        for (int attempt = 0; attempt < patience.attempts(); attempt++) {
            PutOutcome outcome = patience.read(() -> store.putIfAbsent(
                    names.horizon(reach.horizon()), Content.of(reach.mark().bytes()), Attributes.OCTET_STREAM));
            if (outcome != PutOutcome.UNKNOWN) {
                return true;
            }
            patience.pause(attempt);
        }
        return false;
    }

    private void forgetOldHorizons(List<Look.Horizon> horizons) throws IOException {
        if (horizons.size() < 2) {
            return;
        }
        Instant old = patience.read(store::now).minus(HORIZON_KEPT);
        Optional<Look.Horizon> newestOld = horizons.stream()
                .filter(horizon -> horizon.made().isBefore(old))
                .max(Comparator.comparingLong(Look.Horizon::index));
        for (Look.Horizon horizon : horizons) {
            if (newestOld.isPresent() && horizon.index() < newestOld.get().index()) {
                files.delete(names.horizon(horizon.index()), patience);
            }
        }
    }
}
