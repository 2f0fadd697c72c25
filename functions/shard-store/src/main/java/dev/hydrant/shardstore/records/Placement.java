package dev.hydrant.shardstore.records;

/// What became of a run that was appended.
public sealed interface Placement {

    Placement CLOSED = new Closed();

    Placement THROTTLED = new Throttled();

    /// It is safe.
    ///
    /// @param firstCounter of its records; the others' follow by one
    /// @param arrivalMillis of all its records, epoch milliseconds; not before that of any earlier record of
    ///     the shard
    record At(long firstCounter, long arrivalMillis) implements Placement {}

    /// It isn't there: the shard had been closed. Its records belong to other shards now.
    record Closed() implements Placement {}

    /// It isn't there: the shard takes no more at the moment. Trying again later may help.
    record Throttled() implements Placement {}

    /// It may be there, may not, or may appear yet.
    record Unknown(Throwable cause) implements Placement {}
}
