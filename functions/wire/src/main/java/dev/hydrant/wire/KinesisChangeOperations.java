package dev.hydrant.wire;

import static dev.hydrant.wire.KinesisStructures.STREAM_MODE_DETAILS;
import static dev.hydrant.wire.KinesisStructures.WARM_THROUGHPUT_OBJECT;
import static dev.hydrant.wire.KinesisValues.ENCRYPTION_TYPE;
import static dev.hydrant.wire.KinesisValues.HASH_KEY;
import static dev.hydrant.wire.KinesisValues.KEY_ID;
import static dev.hydrant.wire.KinesisValues.MAX_RECORD_SIZE_IN_KI_B;
import static dev.hydrant.wire.KinesisValues.METRICS_NAME;
import static dev.hydrant.wire.KinesisValues.NATURAL_INTEGER_OBJECT;
import static dev.hydrant.wire.KinesisValues.POSITIVE_INTEGER_OBJECT;
import static dev.hydrant.wire.KinesisValues.RESERVED_STREAM_ID;
import static dev.hydrant.wire.KinesisValues.SCALING_TYPE;
import static dev.hydrant.wire.KinesisValues.SHARD_ID;
import static dev.hydrant.wire.KinesisValues.STREAM_ARN;
import static dev.hydrant.wire.KinesisValues.STREAM_NAME;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.INTEGER;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.required;

import dev.hydrant.wire.CallRate.Per;
import java.util.List;

/// Kinesis: operations that change a stream.
final class KinesisChangeOperations {

    private KinesisChangeOperations() {}

    static final List<Operation> ALL = List.of(
            operation("DecreaseStreamRetentionPeriod")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("RetentionPeriodHours", INTEGER),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("IncreaseStreamRetentionPeriod")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("RetentionPeriodHours", INTEGER),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("MergeShards")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("ShardToMerge", SHARD_ID),
                            required("AdjacentShardToMerge", SHARD_ID),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.VALIDATION)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("SplitShard")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("ShardToSplit", SHARD_ID),
                            required("NewStartingHashKey", HASH_KEY),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.VALIDATION)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("StartStreamEncryption")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("EncryptionType", ENCRYPTION_TYPE),
                            required("KeyId", KEY_ID),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.KMS_ACCESS_DENIED,
                            ErrorCode.KMS_DISABLED,
                            ErrorCode.KMS_INVALID_STATE,
                            ErrorCode.KMS_NOT_FOUND,
                            ErrorCode.KMS_OPT_IN_REQUIRED,
                            ErrorCode.KMS_THROTTLING,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("StopStreamEncryption")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("EncryptionType", ENCRYPTION_TYPE),
                            required("KeyId", KEY_ID),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("UpdateMaxRecordSize")
                    .input(
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID,
                            required("MaxRecordSizeInKiB", MAX_RECORD_SIZE_IN_KI_B))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.VALIDATION)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("UpdateShardCount")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("TargetShardCount", POSITIVE_INTEGER_OBJECT),
                            required("ScalingType", SCALING_TYPE),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(
                            optional("StreamName", STREAM_NAME),
                            optional("CurrentShardCount", POSITIVE_INTEGER_OBJECT),
                            optional("TargetShardCount", POSITIVE_INTEGER_OBJECT),
                            optional("StreamARN", STREAM_ARN))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.VALIDATION)
                    .calls(10, Per.ACCOUNT)
                    .carriedOut(),
            operation("UpdateStreamMode")
                    .input(
                            required("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID,
                            required("StreamModeDetails", STREAM_MODE_DETAILS),
                            optional("WarmThroughputMiBps", NATURAL_INTEGER_OBJECT))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.VALIDATION)
                    .carriedOut(),
            operation("UpdateStreamWarmThroughput")
                    .input(
                            optional("StreamARN", STREAM_ARN),
                            optional("StreamName", STREAM_NAME),
                            RESERVED_STREAM_ID,
                            required("WarmThroughputMiBps", NATURAL_INTEGER_OBJECT))
                    .output(
                            optional("StreamARN", STREAM_ARN),
                            optional("StreamName", STREAM_NAME),
                            optional("WarmThroughput", WARM_THROUGHPUT_OBJECT))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.VALIDATION)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("DisableEnhancedMonitoring")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("ShardLevelMetrics", listOf(METRICS_NAME, 1, 7)),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(
                            optional("StreamName", STREAM_NAME),
                            optional("CurrentShardLevelMetrics", listOf(METRICS_NAME, 1, 7)),
                            optional("DesiredShardLevelMetrics", listOf(METRICS_NAME, 1, 7)),
                            optional("StreamARN", STREAM_ARN))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("EnableEnhancedMonitoring")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("ShardLevelMetrics", listOf(METRICS_NAME, 1, 7)),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(
                            optional("StreamName", STREAM_NAME),
                            optional("CurrentShardLevelMetrics", listOf(METRICS_NAME, 1, 7)),
                            optional("DesiredShardLevelMetrics", listOf(METRICS_NAME, 1, 7)),
                            optional("StreamARN", STREAM_ARN))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut());
}
