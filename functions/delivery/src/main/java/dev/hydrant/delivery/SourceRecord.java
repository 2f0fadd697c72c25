package dev.hydrant.delivery;

import dev.hydrant.sink.Slice;

/// One record as its source holds it.
public interface SourceRecord {

    /// The shard's id.
    String shard();

    /// Its place in the shard: decimal without leading zeros, strictly increasing.
    String sequenceNumber();

    /// The key it was put with; empty where the source has none.
    String partitionKey();

    /// When the stream took it, epoch milliseconds.
    long arrivalMillis();

    /// The bytes as they were put. They stay valid as long as the slice is held.
    Slice payload();
}
