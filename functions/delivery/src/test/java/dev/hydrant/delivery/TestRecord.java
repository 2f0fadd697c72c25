package dev.hydrant.delivery;

import dev.hydrant.sink.Slice;
import java.nio.charset.StandardCharsets;

/// A record by hand.
public record TestRecord(String shard, String sequenceNumber, String partitionKey, long arrivalMillis, Slice payload)
        implements SourceRecord {

    public static TestRecord of(String shard, int number, long arrivalMillis, String text) {
        Slice payload = Slice.of(text.getBytes(StandardCharsets.UTF_8));
        return new TestRecord(shard, Integer.toString(number), "key", arrivalMillis, payload);
    }
}
