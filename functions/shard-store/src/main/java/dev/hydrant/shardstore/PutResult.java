package dev.hydrant.shardstore;

/// Where a record came to stand.
public record PutResult(Shard shard, SequenceNumber sequenceNumber) {}
