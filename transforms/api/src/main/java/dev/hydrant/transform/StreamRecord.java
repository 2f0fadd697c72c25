package dev.hydrant.transform;

import java.time.Instant;
import java.util.Objects;

/// One record of a stream, as it was put.
///
/// @param data the payload; not to be changed
/// @param partitionKey the key it was put with, empty where the source has none
/// @param arrivalTime when the stream took it
/// @param stream the stream's name; a file's name, where the record is a line of it
/// @param shard the shard's id
/// @param sequenceNumber its place in the shard: decimal, strictly increasing
public record StreamRecord(
        byte[] data, String partitionKey, Instant arrivalTime, String stream, String shard, String sequenceNumber) {

    public StreamRecord {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(partitionKey, "partitionKey");
        Objects.requireNonNull(arrivalTime, "arrivalTime");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(shard, "shard");
        Objects.requireNonNull(sequenceNumber, "sequenceNumber");
    }
}
