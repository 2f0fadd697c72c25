package dev.hydrant.s3;

import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The file being made, and what its name will derive from.
final class OpenFile {

    private final GatherKey partition;
    private final RecordFileWriter writer;
    private long oldestMillis = Long.MAX_VALUE;

    OpenFile(GatherKey partition, RecordFileWriter writer) {
        this.partition = partition;
        this.writer = writer;
    }

    GatherKey partition() {
        return partition;
    }

    RecordFileWriter writer() {
        return writer;
    }

    @Nullable
    Refused add(SinkRecord record) {
        Refused refused = writer.add(record);
        if (refused == null) {
            oldestMillis = Math.min(oldestMillis, record.arrivalMillis());
        }
        return refused;
    }

    /// Arrival of the oldest record in it.
    Instant oldest() {
        return Instant.ofEpochMilli(oldestMillis);
    }
}
