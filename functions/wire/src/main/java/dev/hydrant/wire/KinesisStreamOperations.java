package dev.hydrant.wire;

import static dev.hydrant.wire.KinesisStructures.SHARD;
import static dev.hydrant.wire.KinesisStructures.SHARD_FILTER;
import static dev.hydrant.wire.KinesisStructures.STREAM_DESCRIPTION;
import static dev.hydrant.wire.KinesisStructures.STREAM_DESCRIPTION_SUMMARY;
import static dev.hydrant.wire.KinesisStructures.STREAM_MODE_DETAILS;
import static dev.hydrant.wire.KinesisStructures.STREAM_SUMMARY;
import static dev.hydrant.wire.KinesisValues.DESCRIBE_STREAM_INPUT_LIMIT;
import static dev.hydrant.wire.KinesisValues.LIST_SHARDS_INPUT_LIMIT;
import static dev.hydrant.wire.KinesisValues.LIST_STREAMS_INPUT_LIMIT;
import static dev.hydrant.wire.KinesisValues.MAX_RECORD_SIZE_IN_KI_B;
import static dev.hydrant.wire.KinesisValues.NATURAL_INTEGER_OBJECT;
import static dev.hydrant.wire.KinesisValues.NEXT_TOKEN;
import static dev.hydrant.wire.KinesisValues.POSITIVE_INTEGER_OBJECT;
import static dev.hydrant.wire.KinesisValues.RESERVED_STREAM_ID;
import static dev.hydrant.wire.KinesisValues.SHARD_ID;
import static dev.hydrant.wire.KinesisValues.STREAM_ARN;
import static dev.hydrant.wire.KinesisValues.STREAM_NAME;
import static dev.hydrant.wire.KinesisValues.TAG_KEY;
import static dev.hydrant.wire.KinesisValues.TAG_VALUE;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.FLAG;
import static dev.hydrant.wire.Shapes.TIME;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.mapOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.required;

import dev.hydrant.wire.CallRate.Per;
import java.util.List;

/// Kinesis: operations that make, describe and list streams.
final class KinesisStreamOperations {

    private KinesisStreamOperations() {}

    static final List<Operation> ALL = List.of(
            operation("CreateStream")
                    .input(
                            required("StreamName", STREAM_NAME),
                            optional("ShardCount", POSITIVE_INTEGER_OBJECT),
                            optional("StreamModeDetails", STREAM_MODE_DETAILS),
                            optional("Tags", mapOf(TAG_KEY, TAG_VALUE, 1, 200)),
                            optional("WarmThroughputMiBps", NATURAL_INTEGER_OBJECT),
                            optional("MaxRecordSizeInKiB", MAX_RECORD_SIZE_IN_KI_B))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.VALIDATION)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("DeleteStream")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            optional("EnforceConsumerDeletion", FLAG),
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
            operation("DescribeStream")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            optional("Limit", DESCRIBE_STREAM_INPUT_LIMIT),
                            optional("ExclusiveStartShardId", SHARD_ID),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(required("StreamDescription", STREAM_DESCRIPTION))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(10, Per.ACCOUNT)
                    .carriedOut(),
            operation("DescribeStreamSummary")
                    .input(optional("StreamName", STREAM_NAME), optional("StreamARN", STREAM_ARN), RESERVED_STREAM_ID)
                    .output(required("StreamDescriptionSummary", STREAM_DESCRIPTION_SUMMARY))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(20, Per.ACCOUNT)
                    .carriedOut(),
            operation("ListShards")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            optional("NextToken", NEXT_TOKEN),
                            optional("ExclusiveStartShardId", SHARD_ID),
                            optional("MaxResults", LIST_SHARDS_INPUT_LIMIT),
                            optional("StreamCreationTimestamp", TIME),
                            optional("ShardFilter", SHARD_FILTER),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(optional("Shards", listOf(SHARD)), optional("NextToken", NEXT_TOKEN))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.EXPIRED_NEXT_TOKEN,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(1000, Per.STREAM)
                    .carriedOut(),
            operation("ListStreams")
                    .input(
                            optional("Limit", LIST_STREAMS_INPUT_LIMIT),
                            optional("ExclusiveStartStreamName", STREAM_NAME),
                            optional("NextToken", NEXT_TOKEN))
                    .output(
                            required("StreamNames", listOf(STREAM_NAME)),
                            required("HasMoreStreams", FLAG),
                            optional("NextToken", NEXT_TOKEN),
                            optional("StreamSummaries", listOf(STREAM_SUMMARY)))
                    .errors(ErrorCode.EXPIRED_NEXT_TOKEN, ErrorCode.INVALID_ARGUMENT, ErrorCode.LIMIT_EXCEEDED)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut());
}
