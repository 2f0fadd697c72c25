package dev.hydrant.shardstore.segments;

/// Where a reading stopped.
///
/// @param index of the block to read on from, if the sink didn't become full
/// @param ordinal of the record in it, likewise
public record LogPage(long index, int ordinal, End end) {

    /// What is behind.
    public enum End {
        MORE,
        TIP,
        CLOSED
    }
}
