package dev.hydrant.wire;

import static dev.hydrant.wire.Shapes.blob;
import static dev.hydrant.wire.Shapes.integer;
import static dev.hydrant.wire.Shapes.oneOf;
import static dev.hydrant.wire.Shapes.refused;
import static dev.hydrant.wire.Shapes.text;
import static dev.hydrant.wire.Shapes.wholeLong;

/// The texts and numbers of Kinesis Data Streams, with the constraints of its service model.
final class KinesisValues {

    private KinesisValues() {}

    static final Shape.Text CONSUMER_ARN = text(
            1, 2048, "^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+");
    static final Shape.Whole CONSUMER_COUNT_OBJECT = integer(0, 1000000);
    static final Shape.Text CONSUMER_NAME = text(1, 128, "[a-zA-Z0-9_.-]+");
    static final Shape.Text CONSUMER_STATUS = oneOf("CREATING", "DELETING", "ACTIVE");
    static final Shape.Bytes DATA = blob(0, 10485760);
    static final Shape.Whole DESCRIBE_STREAM_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Text ENCRYPTION_TYPE = oneOf("NONE", "KMS");
    static final Shape.Whole GET_RECORDS_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Text HASH_KEY = text(0, Integer.MAX_VALUE, "0|([1-9]\\d{0,38})");
    static final Shape.Text KEY_ID = text(1, 2048);
    static final Shape.Whole LIST_SHARDS_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Whole LIST_STREAMS_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Whole LIST_STREAM_CONSUMERS_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Whole LIST_TAGS_FOR_STREAM_INPUT_LIMIT = integer(1, 50);
    static final Shape.Whole MAX_RECORD_SIZE_IN_KI_B = integer(1024, 10240);
    static final Shape.Text METRICS_NAME = oneOf(
            "IncomingBytes",
            "IncomingRecords",
            "OutgoingBytes",
            "OutgoingRecords",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded",
            "IteratorAgeMilliseconds",
            "ALL");
    static final Shape.Whole MILLIS_BEHIND_LATEST = wholeLong(0, Long.MAX_VALUE);
    static final Shape.Text MINIMUM_THROUGHPUT_BILLING_COMMITMENT_INPUT_STATUS = oneOf("ENABLED", "DISABLED");
    static final Shape.Text MINIMUM_THROUGHPUT_BILLING_COMMITMENT_OUTPUT_STATUS =
            oneOf("ENABLED", "DISABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END");
    static final Shape.Whole NATURAL_INTEGER_OBJECT = integer(0, Integer.MAX_VALUE);
    static final Shape.Text NEXT_TOKEN = text(1, 1048576);
    static final Shape.Whole ON_DEMAND_STREAM_COUNT_LIMIT_OBJECT = integer(0, 1000000);
    static final Shape.Whole ON_DEMAND_STREAM_COUNT_OBJECT = integer(0, 1000000);
    static final Shape.Text PARTITION_KEY = text(1, 256);
    static final Shape.Whole POSITIVE_INTEGER_OBJECT = integer(1, Integer.MAX_VALUE);
    static final Shape.Text RESOURCE_ARN = text(1, 2048, "arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+");
    static final Shape.Text SCALING_TYPE = oneOf("UNIFORM_SCALING");
    static final Shape.Text SEQUENCE_NUMBER = text(0, Integer.MAX_VALUE, "0|([1-9]\\d{0,128})");
    static final Shape.Whole SHARD_COUNT_OBJECT = integer(0, 1000000);
    static final Shape.Text SHARD_FILTER_TYPE = oneOf(
            "AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP");
    static final Shape.Text SHARD_ID = text(1, 128, "[a-zA-Z0-9_.-]+");
    static final Shape.Text SHARD_ITERATOR = text(1, 512);
    static final Shape.Text SHARD_ITERATOR_TYPE =
            oneOf("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");
    static final Shape.Text STREAM_ARN = text(1, 2048, "arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");
    static final Shape.Text STREAM_ID = text(1, 24, "[a-z0-9]{20}-[a-z0-9]{3}");

    /// What every operation on a stream names, and none takes.
    static final Member RESERVED_STREAM_ID = refused("StreamId", STREAM_ID, "AWS reserves it for future use");
    static final Shape.Text STREAM_MODE = oneOf("PROVISIONED", "ON_DEMAND");
    static final Shape.Text STREAM_NAME = text(1, 128, "[a-zA-Z0-9_.-]+");
    static final Shape.Text STREAM_STATUS = oneOf("CREATING", "DELETING", "ACTIVE", "UPDATING");
    static final Shape.Text TAG_KEY = text(1, 128);
    static final Shape.Text TAG_VALUE = text(0, 256);
}
