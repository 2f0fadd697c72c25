package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan's records as they come out of the stages, a batch at a time.
final class StagedRecords implements Pull<SinkRecord> {

    /// Records in one batch (what AWS sends to a transform at most).
    static final int BATCH_RECORDS = 500;
    /// Payload in one batch: a record more may follow the one that reaches it.
    static final long BATCH_BYTES = 1024 * 1024;

    private final Pull<SourceRecord> source;
    private final List<Stage> stages;
    private final Failures failures;
    private Iterator<DeliveryRecord> ready = List.<DeliveryRecord>of().iterator();
    private long ordinal;
    private long dropped;

    StagedRecords(Pull<SourceRecord> source, List<Stage> stages, Failures failures) {
        this.source = source;
        this.stages = stages;
        this.failures = failures;
    }

    @Override
    public @Nullable SinkRecord next() throws IOException {
        while (!ready.hasNext()) {
            List<DeliveryRecord> batch = nextBatch();
            if (batch.isEmpty()) {
                return null;
            }
            ready = staged(batch).iterator();
        }
        return ready.next().toSinkRecord();
    }

    /// How many records of the source were taken so far.
    long read() {
        return ordinal;
    }

    /// How many records the stages have left out on purpose so far.
    long dropped() {
        return dropped;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private List<DeliveryRecord> nextBatch() throws IOException {
        List<DeliveryRecord> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < BATCH_RECORDS && bytes < BATCH_BYTES) {
            SourceRecord record = source.next();
            if (record == null) {
                break;
            }
            bytes += record.payload().length();
            batch.add(DeliveryRecord.of(ordinal++, record));
        }
        return batch;
    }

    private List<DeliveryRecord> staged(List<DeliveryRecord> batch) throws IOException {
        List<DeliveryRecord> records = batch;
        for (Stage stage : stages) {
            StageResult result = stage.apply(records);
            for (Refused refused : result.refused()) {
                failures.add(refused);
            }
            dropped += result.dropped();
            records = result.records();
        }
        return records;
    }
}
