package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A plan's records as the source holds them, untouched.
final class SourceBackup implements Pull<SinkRecord> {

    private final Pull<SourceRecord> source;
    private long ordinal;

    SourceBackup(Pull<SourceRecord> source) {
        this.source = source;
    }

    @Override
    public @Nullable SinkRecord next() throws IOException {
        SourceRecord record = source.next();
        return record == null ? null : DeliveryRecord.of(ordinal++, record).toSinkRecord();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
