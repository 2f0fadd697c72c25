package dev.hydrant.wire;

import static dev.hydrant.wire.KinesisStructures.MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT;
import static dev.hydrant.wire.KinesisStructures.MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT;
import static dev.hydrant.wire.KinesisStructures.TAG;
import static dev.hydrant.wire.KinesisValues.LIST_TAGS_FOR_STREAM_INPUT_LIMIT;
import static dev.hydrant.wire.KinesisValues.ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT;
import static dev.hydrant.wire.KinesisValues.ON_DEMAND_STREAM_COUNT_OBJECT;
import static dev.hydrant.wire.KinesisValues.RESERVED_STREAM_ID;
import static dev.hydrant.wire.KinesisValues.RESOURCE_ARN;
import static dev.hydrant.wire.KinesisValues.SHARD_COUNT_OBJECT;
import static dev.hydrant.wire.KinesisValues.STREAM_ARN;
import static dev.hydrant.wire.KinesisValues.STREAM_NAME;
import static dev.hydrant.wire.KinesisValues.TAG_KEY;
import static dev.hydrant.wire.KinesisValues.TAG_VALUE;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.FLAG;
import static dev.hydrant.wire.Shapes.TEXT;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.mapOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.required;

import dev.hydrant.wire.CallRate.Per;
import java.util.List;

/// Kinesis: operations on tags, policies and the account.
final class KinesisAccountOperations {

    private KinesisAccountOperations() {}

    static final List<Operation> ALL = List.of(
            operation("AddTagsToStream")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("Tags", mapOf(TAG_KEY, TAG_VALUE, 1, 200)),
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
            operation("DeleteResourcePolicy")
                    .input(required("ResourceARN", RESOURCE_ARN), RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("DescribeAccountSettings")
                    .output(optional(
                            "MinimumThroughputBillingCommitment", MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT))
                    .errors(ErrorCode.LIMIT_EXCEEDED)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("DescribeLimits")
                    .output(
                            required("ShardLimit", SHARD_COUNT_OBJECT),
                            required("OpenShardCount", SHARD_COUNT_OBJECT),
                            required("OnDemandStreamCount", ON_DEMAND_STREAM_COUNT_OBJECT),
                            required("OnDemandStreamCountLimit", ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT))
                    .errors(ErrorCode.LIMIT_EXCEEDED)
                    .calls(1, Per.ACCOUNT)
                    .carriedOut(),
            operation("GetResourcePolicy")
                    .input(required("ResourceARN", RESOURCE_ARN), RESERVED_STREAM_ID)
                    .output(required("Policy", TEXT))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("ListTagsForResource")
                    .input(required("ResourceARN", RESOURCE_ARN), RESERVED_STREAM_ID)
                    .output(optional("Tags", listOf(TAG, 0, 200)))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("ListTagsForStream")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            optional("ExclusiveStartTagKey", TAG_KEY),
                            optional("Limit", LIST_TAGS_FOR_STREAM_INPUT_LIMIT),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(required("Tags", listOf(TAG, 0, 200)), required("HasMoreTags", FLAG))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("PutResourcePolicy")
                    .input(required("ResourceARN", RESOURCE_ARN), RESERVED_STREAM_ID, required("Policy", TEXT))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOutPartly(
                            "enforced where signatures are verified; a policy that can't be is refused by name"),
            operation("RemoveTagsFromStream")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("TagKeys", listOf(TAG_KEY, 1, 50)),
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
            operation("TagResource")
                    .input(
                            required("Tags", mapOf(TAG_KEY, TAG_VALUE, 1, 200)),
                            required("ResourceARN", RESOURCE_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("UntagResource")
                    .input(
                            required("TagKeys", listOf(TAG_KEY, 1, 50)),
                            required("ResourceARN", RESOURCE_ARN),
                            RESERVED_STREAM_ID)
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut(),
            operation("UpdateAccountSettings")
                    .input(required("MinimumThroughputBillingCommitment", MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT))
                    .output(optional(
                            "MinimumThroughputBillingCommitment", MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT))
                    .errors(ErrorCode.INVALID_ARGUMENT, ErrorCode.LIMIT_EXCEEDED, ErrorCode.VALIDATION)
                    .calls(5, Per.ACCOUNT)
                    .carriedOut());
}
