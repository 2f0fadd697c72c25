package dev.hydrant.shardstore;

/// What of AWS's limits is enforced, besides sizes and numbers, which always are.
public enum Limits {
    /// No rate is.
    NONE,
    /// The rates of calls and the throughput of shards.
    AWS
}
