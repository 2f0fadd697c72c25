package dev.hydrant.shardstore.segments;

/// What a log may do to records, and this one must not.
enum Harm {
    /// Acknowledged, and never read.
    LOST,
    TWICE,
    /// Read at another index than was acknowledged.
    MOVED,
    OUT_OF_ORDER,
    /// Refused, and read.
    PRETENDED,
    /// A later record arrived earlier.
    TIME_WENT_BACK,
    /// Acknowledged behind the end of a closed log.
    AFTER_THE_END,
    /// The log called something damaged that isn't.
    DAMAGED,
    STUCK
}
