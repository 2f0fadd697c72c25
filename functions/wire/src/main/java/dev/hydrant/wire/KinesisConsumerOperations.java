package dev.hydrant.wire;

import static dev.hydrant.wire.KinesisStructures.CONSUMER;
import static dev.hydrant.wire.KinesisStructures.CONSUMER_DESCRIPTION;
import static dev.hydrant.wire.KinesisStructures.STARTING_POSITION;
import static dev.hydrant.wire.KinesisStructures.SUBSCRIBE_TO_SHARD_EVENT_STREAM;
import static dev.hydrant.wire.KinesisValues.CONSUMER_ARN;
import static dev.hydrant.wire.KinesisValues.CONSUMER_NAME;
import static dev.hydrant.wire.KinesisValues.LIST_STREAM_CONSUMERS_INPUT_LIMIT;
import static dev.hydrant.wire.KinesisValues.NEXT_TOKEN;
import static dev.hydrant.wire.KinesisValues.RESERVED_STREAM_ID;
import static dev.hydrant.wire.KinesisValues.SHARD_ID;
import static dev.hydrant.wire.KinesisValues.STREAM_ARN;
import static dev.hydrant.wire.KinesisValues.TAG_KEY;
import static dev.hydrant.wire.KinesisValues.TAG_VALUE;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.TIME;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.mapOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.required;

import dev.hydrant.wire.CallRate.Per;
import java.util.List;

/// Kinesis: operations on enhanced fan-out consumers.
final class KinesisConsumerOperations {

    private KinesisConsumerOperations() {}

    static final List<Operation> ALL = List.of(
            operation("DeregisterStreamConsumer")
                    .input(
                            optional("StreamARN", STREAM_ARN),
                            optional("ConsumerName", CONSUMER_NAME),
                            optional("ConsumerARN", CONSUMER_ARN),
                            RESERVED_STREAM_ID)
                    .errors(ErrorCode.INVALID_ARGUMENT, ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("DescribeStreamConsumer")
                    .input(
                            optional("StreamARN", STREAM_ARN),
                            optional("ConsumerName", CONSUMER_NAME),
                            optional("ConsumerARN", CONSUMER_ARN),
                            RESERVED_STREAM_ID)
                    .output(required("ConsumerDescription", CONSUMER_DESCRIPTION))
                    .errors(ErrorCode.INVALID_ARGUMENT, ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(20, Per.ACCOUNT)
                    .carriedOut(),
            operation("ListStreamConsumers")
                    .input(
                            required("StreamARN", STREAM_ARN),
                            optional("NextToken", NEXT_TOKEN),
                            optional("MaxResults", LIST_STREAM_CONSUMERS_INPUT_LIMIT),
                            optional("StreamCreationTimestamp", TIME),
                            RESERVED_STREAM_ID)
                    .output(optional("Consumers", listOf(CONSUMER)), optional("NextToken", NEXT_TOKEN))
                    .errors(
                            ErrorCode.EXPIRED_NEXT_TOKEN,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("RegisterStreamConsumer")
                    .input(
                            required("StreamARN", STREAM_ARN),
                            required("ConsumerName", CONSUMER_NAME),
                            RESERVED_STREAM_ID,
                            optional("Tags", mapOf(TAG_KEY, TAG_VALUE, 1, 200)))
                    .output(required("Consumer", CONSUMER))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("SubscribeToShard")
                    .input(
                            required("ConsumerARN", CONSUMER_ARN),
                            RESERVED_STREAM_ID,
                            required("ShardId", SHARD_ID),
                            required("StartingPosition", STARTING_POSITION))
                    .streams("EventStream", SUBSCRIBE_TO_SHARD_EVENT_STREAM)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(1, Per.SHARD)
                    .carriedOut());
}
