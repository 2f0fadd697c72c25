package dev.hydrant.s3;

import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Records for tests, and a way to pull them.
final class TestRecords {

    private TestRecords() {}

    static SinkRecord record(long ordinal, long arrivalMillis, String payload, Map<String, String> fromQuery) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return new SinkRecord(ordinal, 0, arrivalMillis, Slice.of(bytes), new PartitionKeys(fromQuery, Map.of()));
    }

    static Pull<SinkRecord> pull(List<SinkRecord> records) {
        Iterator<SinkRecord> all = records.iterator();
        return () -> all.hasNext() ? all.next() : null;
    }

    static String text(Slice payload) {
        return new String(payload.toByteArray(), StandardCharsets.UTF_8);
    }
}
