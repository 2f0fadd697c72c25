package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The error records of one kind: the plan's source is read again, and each refusal finds its original on the way.
final class FailedOriginals implements Pull<SinkRecord> {

    private static final long BEFORE_FIRST = -1;

    private final Failures failures;
    private final ErrorKind kind;
    private final Pull<SourceRecord> originals;
    private final ErrorRecords errorRecords;
    private final Instant cutTime;
    private long ordinal = BEFORE_FIRST;
    private @Nullable SourceRecord original;

    FailedOriginals(
            Failures failures,
            ErrorKind kind,
            Pull<SourceRecord> originals,
            ErrorRecords errorRecords,
            Instant cutTime) {
        this.failures = failures;
        this.kind = kind;
        this.originals = originals;
        this.errorRecords = errorRecords;
        this.cutTime = cutTime;
    }

    @Override
    public @Nullable SinkRecord next() throws IOException {
        Refused refused = failures.next(kind);
        if (refused == null) {
            return null;
        }
        SourceRecord found = original(refused.ordinal());
        return new SinkRecord(
                refused.ordinal(),
                refused.subOrdinal(),
                found.arrivalMillis(),
                errorRecords.line(found, refused, cutTime),
                PartitionKeys.NONE);
    }

    @Override
    public void close() throws IOException {
        originals.close();
    }

    private SourceRecord original(long wanted) throws IOException {
        SourceRecord found = original;
        while (ordinal < wanted) {
            found = originals.next();
            ordinal++;
        }
        if (found == null) {
            throw new IllegalStateException("the plan has no record " + wanted);
        }
        original = found;
        return found;
    }
}
