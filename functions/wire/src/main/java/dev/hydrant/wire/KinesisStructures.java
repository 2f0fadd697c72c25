package dev.hydrant.wire;

import static dev.hydrant.wire.KinesisValues.CONSUMER_ARN;
import static dev.hydrant.wire.KinesisValues.CONSUMER_COUNT_OBJECT;
import static dev.hydrant.wire.KinesisValues.CONSUMER_NAME;
import static dev.hydrant.wire.KinesisValues.CONSUMER_STATUS;
import static dev.hydrant.wire.KinesisValues.DATA;
import static dev.hydrant.wire.KinesisValues.ENCRYPTION_TYPE;
import static dev.hydrant.wire.KinesisValues.HASH_KEY;
import static dev.hydrant.wire.KinesisValues.KEY_ID;
import static dev.hydrant.wire.KinesisValues.MAX_RECORD_SIZE_IN_KI_B;
import static dev.hydrant.wire.KinesisValues.METRICS_NAME;
import static dev.hydrant.wire.KinesisValues.MILLIS_BEHIND_LATEST;
import static dev.hydrant.wire.KinesisValues.MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS;
import static dev.hydrant.wire.KinesisValues.MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS;
import static dev.hydrant.wire.KinesisValues.NATURAL_INTEGER_OBJECT;
import static dev.hydrant.wire.KinesisValues.PARTITION_KEY;
import static dev.hydrant.wire.KinesisValues.RESERVED_STREAM_ID;
import static dev.hydrant.wire.KinesisValues.SEQUENCE_NUMBER;
import static dev.hydrant.wire.KinesisValues.SHARD_COUNT_OBJECT;
import static dev.hydrant.wire.KinesisValues.SHARD_FILTER_TYPE;
import static dev.hydrant.wire.KinesisValues.SHARD_ID;
import static dev.hydrant.wire.KinesisValues.SHARD_ITERATOR_TYPE;
import static dev.hydrant.wire.KinesisValues.STREAM_ARN;
import static dev.hydrant.wire.KinesisValues.STREAM_MODE;
import static dev.hydrant.wire.KinesisValues.STREAM_NAME;
import static dev.hydrant.wire.KinesisValues.STREAM_STATUS;
import static dev.hydrant.wire.KinesisValues.TAG_KEY;
import static dev.hydrant.wire.KinesisValues.TAG_VALUE;
import static dev.hydrant.wire.Shapes.FLAG;
import static dev.hydrant.wire.Shapes.INTEGER;
import static dev.hydrant.wire.Shapes.TEXT;
import static dev.hydrant.wire.Shapes.TIME;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.required;
import static dev.hydrant.wire.Shapes.structure;

/// The structures within the requests and answers of Kinesis Data Streams, in the order in which they build
/// on each other.
final class KinesisStructures {

    private KinesisStructures() {}

    static final Shape.Structure STREAM_MODE_DETAILS =
            structure("StreamModeDetails", required("StreamMode", STREAM_MODE));

    static final Shape.Structure HASH_KEY_RANGE =
            structure("HashKeyRange", required("StartingHashKey", HASH_KEY), required("EndingHashKey", HASH_KEY));

    static final Shape.Structure SEQUENCE_NUMBER_RANGE = structure(
            "SequenceNumberRange",
            required("StartingSequenceNumber", SEQUENCE_NUMBER),
            optional("EndingSequenceNumber", SEQUENCE_NUMBER));

    static final Shape.Structure SHARD = structure(
            "Shard",
            required("ShardId", SHARD_ID),
            optional("ParentShardId", SHARD_ID),
            optional("AdjacentParentShardId", SHARD_ID),
            required("HashKeyRange", HASH_KEY_RANGE),
            required("SequenceNumberRange", SEQUENCE_NUMBER_RANGE));

    static final Shape.Structure ENHANCED_METRICS =
            structure("EnhancedMetrics", optional("ShardLevelMetrics", listOf(METRICS_NAME, 1, 7)));

    static final Shape.Structure STREAM_DESCRIPTION = structure(
            "StreamDescription",
            required("StreamName", STREAM_NAME),
            required("StreamARN", STREAM_ARN),
            required("StreamStatus", STREAM_STATUS),
            optional("StreamModeDetails", STREAM_MODE_DETAILS),
            required("Shards", listOf(SHARD)),
            required("HasMoreShards", FLAG),
            required("RetentionPeriodHours", INTEGER),
            required("StreamCreationTimestamp", TIME),
            required("EnhancedMonitoring", listOf(ENHANCED_METRICS)),
            optional("EncryptionType", ENCRYPTION_TYPE),
            optional("KeyId", KEY_ID));

    static final Shape.Structure WARM_THROUGHPUT_OBJECT = structure(
            "WarmThroughputObject",
            optional("TargetMiBps", NATURAL_INTEGER_OBJECT),
            optional("CurrentMiBps", NATURAL_INTEGER_OBJECT));

    static final Shape.Structure STREAM_DESCRIPTION_SUMMARY = structure(
            "StreamDescriptionSummary",
            required("StreamName", STREAM_NAME),
            required("StreamARN", STREAM_ARN),
            RESERVED_STREAM_ID,
            required("StreamStatus", STREAM_STATUS),
            optional("StreamModeDetails", STREAM_MODE_DETAILS),
            required("RetentionPeriodHours", INTEGER),
            required("StreamCreationTimestamp", TIME),
            required("EnhancedMonitoring", listOf(ENHANCED_METRICS)),
            optional("EncryptionType", ENCRYPTION_TYPE),
            optional("KeyId", KEY_ID),
            required("OpenShardCount", SHARD_COUNT_OBJECT),
            optional("ConsumerCount", CONSUMER_COUNT_OBJECT),
            optional("WarmThroughput", WARM_THROUGHPUT_OBJECT),
            optional("MaxRecordSizeInKiB", MAX_RECORD_SIZE_IN_KI_B));

    static final Shape.Structure SHARD_FILTER = structure(
            "ShardFilter",
            required("Type", SHARD_FILTER_TYPE),
            optional("ShardId", SHARD_ID),
            optional("Timestamp", TIME));

    static final Shape.Structure STREAM_SUMMARY = structure(
            "StreamSummary",
            required("StreamName", STREAM_NAME),
            required("StreamARN", STREAM_ARN),
            required("StreamStatus", STREAM_STATUS),
            optional("StreamModeDetails", STREAM_MODE_DETAILS),
            optional("StreamCreationTimestamp", TIME));

    static final Shape.Structure RECORD = structure(
            "Record",
            required("SequenceNumber", SEQUENCE_NUMBER),
            optional("ApproximateArrivalTimestamp", TIME),
            required("Data", DATA),
            required("PartitionKey", PARTITION_KEY),
            optional("EncryptionType", ENCRYPTION_TYPE));

    static final Shape.Structure CHILD_SHARD = structure(
            "ChildShard",
            required("ShardId", SHARD_ID),
            required("ParentShards", listOf(SHARD_ID)),
            required("HashKeyRange", HASH_KEY_RANGE));

    static final Shape.Structure PUT_RECORDS_REQUEST_ENTRY = structure(
            "PutRecordsRequestEntry",
            required("Data", DATA),
            optional("ExplicitHashKey", HASH_KEY),
            required("PartitionKey", PARTITION_KEY));

    static final Shape.Structure PUT_RECORDS_RESULT_ENTRY = structure(
            "PutRecordsResultEntry",
            optional("SequenceNumber", SEQUENCE_NUMBER),
            optional("ShardId", SHARD_ID),
            optional("ErrorCode", TEXT),
            optional("ErrorMessage", TEXT));

    static final Shape.Structure CONSUMER_DESCRIPTION = structure(
            "ConsumerDescription",
            required("ConsumerName", CONSUMER_NAME),
            required("ConsumerARN", CONSUMER_ARN),
            required("ConsumerStatus", CONSUMER_STATUS),
            required("ConsumerCreationTimestamp", TIME),
            required("StreamARN", STREAM_ARN));

    static final Shape.Structure CONSUMER = structure(
            "Consumer",
            required("ConsumerName", CONSUMER_NAME),
            required("ConsumerARN", CONSUMER_ARN),
            required("ConsumerStatus", CONSUMER_STATUS),
            required("ConsumerCreationTimestamp", TIME));

    static final Shape.Structure STARTING_POSITION = structure(
            "StartingPosition",
            required("Type", SHARD_ITERATOR_TYPE),
            optional("SequenceNumber", SEQUENCE_NUMBER),
            optional("Timestamp", TIME));

    static final Shape.Structure SUBSCRIBE_TO_SHARD_EVENT = structure(
            "SubscribeToShardEvent",
            required("Records", listOf(RECORD)),
            required("ContinuationSequenceNumber", SEQUENCE_NUMBER),
            required("MillisBehindLatest", MILLIS_BEHIND_LATEST),
            optional("ChildShards", listOf(CHILD_SHARD)));

    static final Shape.Structure RESOURCE_NOT_FOUND = structure("ResourceNotFoundException", optional("message", TEXT));

    static final Shape.Structure RESOURCE_IN_USE = structure("ResourceInUseException", optional("message", TEXT));

    static final Shape.Structure KMS_DISABLED = structure("KMSDisabledException", optional("message", TEXT));

    static final Shape.Structure KMS_INVALID_STATE = structure("KMSInvalidStateException", optional("message", TEXT));

    static final Shape.Structure KMS_ACCESS_DENIED = structure("KMSAccessDeniedException", optional("message", TEXT));

    static final Shape.Structure KMS_NOT_FOUND = structure("KMSNotFoundException", optional("message", TEXT));

    static final Shape.Structure KMS_OPT_IN_REQUIRED = structure("KMSOptInRequired", optional("message", TEXT));

    static final Shape.Structure KMS_THROTTLING = structure("KMSThrottlingException", optional("message", TEXT));

    static final Shape.Structure INTERNAL_FAILURE = structure("InternalFailureException", optional("message", TEXT));

    static final Shape.Structure SUBSCRIBE_TO_SHARD_EVENT_STREAM = structure(
            "SubscribeToShardEventStream",
            required("SubscribeToShardEvent", SUBSCRIBE_TO_SHARD_EVENT),
            optional("ResourceNotFoundException", RESOURCE_NOT_FOUND),
            optional("ResourceInUseException", RESOURCE_IN_USE),
            optional("KMSDisabledException", KMS_DISABLED),
            optional("KMSInvalidStateException", KMS_INVALID_STATE),
            optional("KMSAccessDeniedException", KMS_ACCESS_DENIED),
            optional("KMSNotFoundException", KMS_NOT_FOUND),
            optional("KMSOptInRequired", KMS_OPT_IN_REQUIRED),
            optional("KMSThrottlingException", KMS_THROTTLING),
            optional("InternalFailureException", INTERNAL_FAILURE));

    static final Shape.Structure MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT = structure(
            "MinimumThroughputBillingCommitmentOutput",
            required("Status", MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS),
            optional("StartedAt", TIME),
            optional("EndedAt", TIME),
            optional("EarliestAllowedEndAt", TIME));

    static final Shape.Structure TAG = structure("Tag", required("Key", TAG_KEY), optional("Value", TAG_VALUE));

    static final Shape.Structure MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT = structure(
            "MinimumThroughputBillingCommitmentInput",
            required("Status", MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS));
}
