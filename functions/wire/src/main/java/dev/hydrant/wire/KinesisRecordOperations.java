package dev.hydrant.wire;

import static dev.hydrant.wire.KinesisStructures.CHILD_SHARD;
import static dev.hydrant.wire.KinesisStructures.PUT_RECORDS_REQUEST_ENTRY;
import static dev.hydrant.wire.KinesisStructures.PUT_RECORDS_RESULT_ENTRY;
import static dev.hydrant.wire.KinesisStructures.RECORD;
import static dev.hydrant.wire.KinesisValues.DATA;
import static dev.hydrant.wire.KinesisValues.ENCRYPTION_TYPE;
import static dev.hydrant.wire.KinesisValues.GET_RECORDS_INPUT_LIMIT;
import static dev.hydrant.wire.KinesisValues.HASH_KEY;
import static dev.hydrant.wire.KinesisValues.MILLIS_BEHIND_LATEST;
import static dev.hydrant.wire.KinesisValues.PARTITION_KEY;
import static dev.hydrant.wire.KinesisValues.POSITIVE_INTEGER_OBJECT;
import static dev.hydrant.wire.KinesisValues.RESERVED_STREAM_ID;
import static dev.hydrant.wire.KinesisValues.SEQUENCE_NUMBER;
import static dev.hydrant.wire.KinesisValues.SHARD_ID;
import static dev.hydrant.wire.KinesisValues.SHARD_ITERATOR;
import static dev.hydrant.wire.KinesisValues.SHARD_ITERATOR_TYPE;
import static dev.hydrant.wire.KinesisValues.STREAM_ARN;
import static dev.hydrant.wire.KinesisValues.STREAM_NAME;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.TIME;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.required;

import dev.hydrant.wire.CallRate.Per;
import java.util.List;

/// Kinesis: operations on records.
final class KinesisRecordOperations {

    private KinesisRecordOperations() {}

    static final List<Operation> ALL = List.of(
            operation("GetRecords")
                    .input(
                            required("ShardIterator", SHARD_ITERATOR),
                            optional("Limit", GET_RECORDS_INPUT_LIMIT),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(
                            required("Records", listOf(RECORD)),
                            optional("NextShardIterator", SHARD_ITERATOR),
                            optional("MillisBehindLatest", MILLIS_BEHIND_LATEST),
                            optional("ChildShards", listOf(CHILD_SHARD)))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.EXPIRED_ITERATOR,
                            ErrorCode.INTERNAL_FAILURE,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.KMS_ACCESS_DENIED,
                            ErrorCode.KMS_DISABLED,
                            ErrorCode.KMS_INVALID_STATE,
                            ErrorCode.KMS_NOT_FOUND,
                            ErrorCode.KMS_OPT_IN_REQUIRED,
                            ErrorCode.KMS_THROTTLING,
                            ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.SHARD)
                    .carriedOut(),
            operation("GetShardIterator")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("ShardId", SHARD_ID),
                            required("ShardIteratorType", SHARD_ITERATOR_TYPE),
                            optional("StartingSequenceNumber", SEQUENCE_NUMBER),
                            optional("Timestamp", TIME),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(optional("ShardIterator", SHARD_ITERATOR))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INTERNAL_FAILURE,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .calls(5, Per.SHARD)
                    .carriedOut(),
            operation("PutRecord")
                    .input(
                            optional("StreamName", STREAM_NAME),
                            required("Data", DATA),
                            required("PartitionKey", PARTITION_KEY),
                            optional("ExplicitHashKey", HASH_KEY),
                            optional("SequenceNumberForOrdering", SEQUENCE_NUMBER),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(
                            required("ShardId", SHARD_ID),
                            required("SequenceNumber", SEQUENCE_NUMBER),
                            optional("EncryptionType", ENCRYPTION_TYPE))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INTERNAL_FAILURE,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.KMS_ACCESS_DENIED,
                            ErrorCode.KMS_DISABLED,
                            ErrorCode.KMS_INVALID_STATE,
                            ErrorCode.KMS_NOT_FOUND,
                            ErrorCode.KMS_OPT_IN_REQUIRED,
                            ErrorCode.KMS_THROTTLING,
                            ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("PutRecords")
                    .input(
                            required("Records", listOf(PUT_RECORDS_REQUEST_ENTRY, 1, 500)),
                            optional("StreamName", STREAM_NAME),
                            optional("StreamARN", STREAM_ARN),
                            RESERVED_STREAM_ID)
                    .output(
                            optional("FailedRecordCount", POSITIVE_INTEGER_OBJECT),
                            required("Records", listOf(PUT_RECORDS_RESULT_ENTRY, 1, 500)),
                            optional("EncryptionType", ENCRYPTION_TYPE))
                    .errors(
                            ErrorCode.ACCESS_DENIED,
                            ErrorCode.INTERNAL_FAILURE,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.KMS_ACCESS_DENIED,
                            ErrorCode.KMS_DISABLED,
                            ErrorCode.KMS_INVALID_STATE,
                            ErrorCode.KMS_NOT_FOUND,
                            ErrorCode.KMS_OPT_IN_REQUIRED,
                            ErrorCode.KMS_THROTTLING,
                            ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut());
}
