package dev.hydrant.transform.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.TransformResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// A [RecordTransform] run as Amazon Data Firehose's transformation Lambda.
///
/// Each record of the request is answered, in the request's order. Lambda takes no answer over 6 MB; a record whose
/// result doesn't fit beside the others' is answered as failed, since an answer that is too long would fail the whole
/// batch.
public final class TransformationLambda {

    /// Lambda's limit for a synchronous answer.
    public static final int LONGEST_ANSWER_BYTES = 6 * 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    /// Hears why a record failed, as AWS's answer has no place for the reason.
    @FunctionalInterface
    public interface Failures {
        void failed(String recordId, String reason);
    }

    private final RecordTransform transform;
    private final Failures failures;
    private final int longestAnswerBytes;

    public TransformationLambda(RecordTransform transform, Failures failures) {
        this(transform, failures, LONGEST_ANSWER_BYTES);
    }

    TransformationLambda(RecordTransform transform, Failures failures, int longestAnswerBytes) {
        this.transform = transform;
        this.failures = failures;
        this.longestAnswerBytes = longestAnswerBytes;
    }

    /// Answers one invocation.
    ///
    /// @throws InvalidTransformationRequestException where the request isn't one of Firehose's, naming the place
    public void answer(InputStream request, OutputStream answer) throws IOException {
        List<TransformationRecord> records = TransformationRequest.read(JSON, request);
        RecordAnswers answers = new RecordAnswers(JSON, records, longestAnswerBytes);
        for (TransformationRecord record : records) {
            TransformResult result = transformed(record);
            if (!answers.add(record.recordId(), result)) {
                failures.failed(
                        record.recordId(), "its result doesn't fit into an answer of " + longestAnswerBytes + " bytes");
            } else if (result instanceof TransformResult.ProcessingFailed failed) {
                failures.failed(record.recordId(), failed.reason());
            }
        }
        answers.writeTo(answer);
    }

    private TransformResult transformed(TransformationRecord record) {
        try {
            return switch (record) {
                case TransformationRecord.Decoded decoded -> checked(transform.transform(decoded.record()));
                case TransformationRecord.Undecodable undecodable ->
                    new TransformResult.ProcessingFailed(undecodable.reason());
            };
        } catch (Exception e) {
            return new TransformResult.ProcessingFailed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static TransformResult checked(TransformResult result) {
        return result instanceof TransformResult.Ok ok && ok.partitionKeys().containsValue("")
                ? new TransformResult.ProcessingFailed("partitionKeys values must not be null or empty")
                : result;
    }
}
