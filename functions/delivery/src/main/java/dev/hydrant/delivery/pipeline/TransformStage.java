package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Slice;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a user's transform in this process, record by record. What it throws fails that record alone.
public final class TransformStage implements Stage {

    /// Largest payload a transform may make of a record, bytes.
    public static final int LARGEST_RESULT_BYTES = 16 * 1024 * 1024;

    static final String FUNCTION_ERROR = "Lambda.FunctionError";
    static final String PROCESSING_FAILED = "Lambda.ProcessingFailedStatus";

    private final RecordTransform transform;
    private final String stream;

    /// @param stream the source's name, as the transform sees it
    public TransformStage(RecordTransform transform, String stream) {
        this.transform = transform;
        this.stream = stream;
    }

    @Override
    public StageResult apply(List<DeliveryRecord> batch) throws InterruptedIOException {
        List<DeliveryRecord> passed = new ArrayList<>(batch.size());
        List<Refused> refused = new ArrayList<>();
        long dropped = 0;
        for (DeliveryRecord record : batch) {
            try {
                switch (call(record)) {
                    case TransformResult.Ok ok -> passed.add(changed(record, ok));
                    case TransformResult.Dropped leftOut -> dropped++;
                    case TransformResult.ProcessingFailed failure ->
                        refused.add(failed(record, PROCESSING_FAILED, failure.reason()));
                }
            } catch (FunctionFailedException e) {
                refused.add(failed(record, FUNCTION_ERROR, e.reason));
            }
        }
        return new StageResult(passed, refused, dropped);
    }

    /// The transform threw, or returned what it must not.
    private static final class FunctionFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        FunctionFailedException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.reason = reason;
        }
    }

    /// A user's code may fail in any way, a class that its jar lacks included; only what makes the whole process unfit
    /// is let through.
    private TransformResult call(DeliveryRecord record) throws InterruptedIOException, FunctionFailedException {
        TransformResult result;
        try {
            result = transform.transform(asPut(record));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted in a transform");
            interrupted.initCause(e);
            throw interrupted;
        } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
            throw new FunctionFailedException(messageOf(e), e);
        }
        check(result);
        return result;
    }

    private static void check(@Nullable TransformResult result) throws FunctionFailedException {
        if (result == null) {
            throw new FunctionFailedException("the transform returned null", null);
        }
        if (result instanceof TransformResult.Ok ok && ok.data().length > LARGEST_RESULT_BYTES) {
            throw new FunctionFailedException(
                    "the transform returned " + ok.data().length + " bytes, more than " + LARGEST_RESULT_BYTES, null);
        }
    }

    private StreamRecord asPut(DeliveryRecord record) {
        SourceRecord original = record.original();
        return new StreamRecord(
                record.payload().toByteArray(),
                original.partitionKey(),
                Instant.ofEpochMilli(original.arrivalMillis()),
                stream,
                original.shard(),
                original.sequenceNumber());
    }

    private static DeliveryRecord changed(DeliveryRecord record, TransformResult.Ok ok) {
        PartitionKeys keys = new PartitionKeys(record.keys().fromQuery(), ok.partitionKeys());
        return record.withPayload(Slice.of(ok.data())).withKeys(keys);
    }

    private static Refused failed(DeliveryRecord record, String code, String message) {
        return record.refused(ErrorKind.PROCESSING_FAILED, code, message);
    }

    private static String messageOf(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getName() : message;
    }
}
