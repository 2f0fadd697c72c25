package dev.hydrant.shardstore.records;

import java.util.List;

/// What one read of a shard brought.
///
/// @param records in the order of their counters
/// @param next the counter to read on from
/// @param end what was behind them when they were read
public record ShardPage(List<StoredRecord> records, long next, End end) {

    /// What is behind a page.
    public enum End {
        /// More records.
        MORE,
        /// Nothing yet.
        TIP,
        /// Nothing ever: the shard is closed, and this is its end.
        CLOSED
    }
}
