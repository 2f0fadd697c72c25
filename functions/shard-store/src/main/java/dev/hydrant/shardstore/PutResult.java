package dev.hydrant.shardstore;

/// What became of a record that was put.
public sealed interface PutResult {

    /// It is safe.
    record Stored(Shard shard, SequenceNumber sequenceNumber) implements PutResult {}

    /// It isn't there: the shard takes no more at the moment. Putting it again later may help.
    record Throttled(Shard shard) implements PutResult {}

    /// It may be there, may not, or may appear yet.
    record Unknown(Shard shard, Throwable cause) implements PutResult {}
}
