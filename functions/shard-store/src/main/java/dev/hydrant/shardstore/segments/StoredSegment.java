package dev.hydrant.shardstore.segments;

import java.time.Instant;

/// A segment as a listing shows it.
///
/// @param first the first index it covers
/// @param last the last one; of a raw segment the same
/// @param length bytes
/// @param made by the store's clock
record StoredSegment(Kind kind, long first, long last, long length, Instant made) {

    enum Kind {
        RAW,
        MERGED
    }

    boolean isMerged() {
        return kind == Kind.MERGED;
    }

    boolean covers(long index) {
        return first <= index && index <= last;
    }
}
