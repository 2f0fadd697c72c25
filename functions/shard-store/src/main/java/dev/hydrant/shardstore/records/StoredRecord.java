package dev.hydrant.shardstore.records;

import dev.hydrant.wire.Blob;

/// A record as the log holds it.
///
/// @param counter its place in the shard
/// @param arrivalMillis when it was taken, epoch milliseconds
/// @param data its payload, within the buffer it was read in
/// @param isSealed whether it was sealed in the log
public record StoredRecord(long counter, long arrivalMillis, String partitionKey, Blob data, boolean isSealed) {}
