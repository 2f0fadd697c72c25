package dev.hydrant.shardstore.segments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a listing from an index on showed.
///
/// @param segments by their last index, merged before raw
/// @param horizons listed after the segments
/// @param isComplete whether there were no more segments
record Look(List<StoredSegment> segments, List<Horizon> horizons, boolean isComplete) {

    /// No index before it is left.
    ///
    /// @param made by the store's clock
    record Horizon(long index, Instant made) {}

    Look {
        segments = List.copyOf(segments);
        horizons = List.copyOf(horizons);
    }

    /// The first index that is left: 1 before anything was trimmed.
    long horizon() {
        long horizon = 1;
        for (Horizon listed : horizons) {
            horizon = Math.max(horizon, listed.index());
        }
        return horizon;
    }

    /// What counts at an index; empty where nothing is, or the horizon is past it.
    Optional<StoredSegment> at(long index) {
        return horizon() > index
                ? Optional.empty()
                : merged(index)
                        .or(() -> segments.stream()
                                .filter(segment -> segment.covers(index))
                                .findFirst());
    }

    Optional<StoredSegment> merged(long index) {
        for (StoredSegment segment : segments) {
            if (segment.isMerged() && segment.covers(index)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /// Whether a raw segment that was read before this look was the one that counts there: while neither a
    /// merged one covers it nor the horizon is past it, it was never deleted.
    boolean vouchesFor(long rawIndex) {
        return horizon() <= rawIndex && merged(rawIndex).isEmpty();
    }

    /// Whether the raw segment of an index was made when the horizon was past it already, so that it can't
    /// be what once counted there.
    boolean isBelatedBehindHorizon(long index) {
        Optional<Instant> made = segments.stream()
                .filter(segment -> !segment.isMerged() && segment.covers(index))
                .map(StoredSegment::made)
                .findFirst();
        return made.isPresent()
                && horizons.stream()
                        .anyMatch(horizon ->
                                horizon.index() > index && horizon.made().isBefore(made.get()));
    }

    /// The last index that was ever used, as far as this look shows; 0 for none. A horizon counts.
    long last() {
        return segments.isEmpty() ? horizon() - 1 : Math.max(segments.getLast().last(), horizon() - 1);
    }
}
