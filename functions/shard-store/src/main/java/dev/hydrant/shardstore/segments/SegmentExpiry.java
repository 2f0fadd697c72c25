package dev.hydrant.shardstore.segments;

/// Decides what may be trimmed.
@FunctionalInterface
public interface SegmentExpiry {

    /// @param last index of an object that can only go whole
    /// @param millis when its last record arrived
    boolean isExpired(long last, long millis);
}
