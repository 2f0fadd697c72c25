package dev.hydrant.shardstore.segments;

/// What became of a block that was to be appended at one index and no other.
public enum Claim {
    /// It counts there, for ever.
    OURS,
    /// It isn't there: another's block is.
    TAKEN,
    /// It isn't there: the store couldn't take it.
    BUSY,
    /// It may count, may not, or may yet.
    UNKNOWN
}
