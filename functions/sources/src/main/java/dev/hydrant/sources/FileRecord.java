package dev.hydrant.sources;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Slice;

/// A line of a file.
///
/// @param end the byte offset behind it
record FileRecord(long end, long arrivalMillis, Slice payload) implements SourceRecord {

    @Override
    public String shard() {
        return FileSource.SHARD;
    }

    @Override
    public String sequenceNumber() {
        return Long.toString(end);
    }

    @Override
    public String partitionKey() {
        return "";
    }
}
