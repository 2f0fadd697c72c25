package dev.hydrant.wire;

import static dev.hydrant.wire.Shapes.blob;
import static dev.hydrant.wire.Shapes.integer;
import static dev.hydrant.wire.Shapes.oneOf;
import static dev.hydrant.wire.Shapes.text;

/// The texts and numbers of Amazon Data Firehose, with the constraints of its service model.
final class FirehoseValues {

    private FirehoseValues() {}

    static final Shape.Text AWSKMS_KEY_ARN =
            text(1, 512, "arn:.*:kms:[a-zA-Z0-9\\-]+:\\d{12}:(key|alias)/[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Shape.Whole BLOCK_SIZE_BYTES = integer(67108864, Integer.MAX_VALUE);
    static final Shape.Text BUCKET_ARN = text(1, 2048, "arn:.*:s3:::[\\w\\.\\-]{1,255}");
    /// In the order in which AWS's message names them (measured).
    static final Shape.Text COMPRESSION_FORMAT = oneOf("ZIP", "HADOOP_SNAPPY", "Snappy", "GZIP", "UNCOMPRESSED");
    static final Shape.Text CUSTOM_TIME_ZONE = text(0, 50, "^$|[a-zA-Z/_]+");
    static final Shape.Bytes DATA = blob(0, 1024000);
    static final Shape.Text DELIVERY_STREAM_ARN =
            text(1, 512, "arn:.*:firehose:[a-zA-Z0-9\\-]+:\\d{12}:deliverystream/[a-zA-Z0-9._-]+");
    static final Shape.Text DELIVERY_STREAM_NAME = text(1, 64, "[a-zA-Z0-9_.-]+");
    static final Shape.Text DELIVERY_STREAM_STATUS =
            oneOf("CREATING", "CREATING_FAILED", "DELETING", "DELETING_FAILED", "ACTIVE");
    static final Shape.Text DELIVERY_STREAM_TYPE =
            oneOf("DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource");
    static final Shape.Text DELIVERY_STREAM_VERSION_ID = text(1, 50, "[0-9]+");
    static final Shape.Whole DESCRIBE_DELIVERY_STREAM_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Text DESTINATION_ID = text(1, 100, "[a-zA-Z0-9-]+");
    static final Shape.Text ERROR_OUTPUT_PREFIX = text(0, 1024, ".*");
    static final Shape.Text FILE_EXTENSION = text(0, 128, "^$|\\.[0-9a-z!\\-_.*'()]+");
    static final Shape.Whole INTERVAL_IN_SECONDS = integer(0, 900);
    static final Shape.Text KEY_TYPE = oneOf("AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK");
    static final Shape.Text KINESIS_STREAM_ARN =
            text(1, 512, "arn:.*:kinesis:[a-zA-Z0-9\\-]+:\\d{12}:stream/[a-zA-Z0-9_.-]+");
    static final Shape.Whole LIST_DELIVERY_STREAMS_INPUT_LIMIT = integer(1, 10000);
    static final Shape.Whole LIST_TAGS_FOR_DELIVERY_STREAM_INPUT_LIMIT = integer(1, 50);
    static final Shape.Text LOG_GROUP_NAME = text(0, 512, "[\\.\\-_/#A-Za-z0-9]*");
    static final Shape.Text LOG_STREAM_NAME = text(0, 512, "[^:*]*");
    static final Shape.Text NON_EMPTY_STRING = text(1, 1024, "^(?!\\s*$).+");
    static final Shape.Text NON_EMPTY_STRING_WITHOUT_WHITESPACE = text(1, 1024, "^\\S+$");
    static final Shape.Whole NON_NEGATIVE_INTEGER_OBJECT = integer(0, Integer.MAX_VALUE);
    static final Shape.Text NO_ENCRYPTION_CONFIG = oneOf("NoEncryption");
    static final Shape.Text ORC_COMPRESSION = oneOf("NONE", "ZLIB", "SNAPPY");
    static final Shape.Text ORC_FORMAT_VERSION = oneOf("V0_11", "V0_12");
    static final Shape.Whole ORC_ROW_INDEX_STRIDE = integer(1000, Integer.MAX_VALUE);
    static final Shape.Whole ORC_STRIPE_SIZE_BYTES = integer(8388608, Integer.MAX_VALUE);
    static final Shape.Text PARQUET_COMPRESSION = oneOf("UNCOMPRESSED", "GZIP", "SNAPPY");
    static final Shape.Whole PARQUET_PAGE_SIZE_BYTES = integer(65536, Integer.MAX_VALUE);
    static final Shape.Text PARQUET_WRITER_VERSION = oneOf("V1", "V2");
    static final Shape.Text PREFIX = text(0, 1024, ".*");
    static final Shape.Text PROCESSOR_PARAMETER_NAME = oneOf(
            "LambdaArn",
            "NumberOfRetries",
            "MetadataExtractionQuery",
            "JsonParsingEngine",
            "RoleArn",
            "BufferSizeInMBs",
            "BufferIntervalInSeconds",
            "SubRecordType",
            "Delimiter",
            "CompressionFormat",
            "DataMessageExtraction");
    static final Shape.Text PROCESSOR_PARAMETER_VALUE = text(1, 5120, "^(?!\\s*$).+");
    static final Shape.Text PROCESSOR_TYPE = oneOf(
            "RecordDeAggregation",
            "Decompression",
            "CloudWatchLogProcessing",
            "Lambda",
            "MetadataExtraction",
            "AppendDelimiterToRecord");
    static final Shape.Text PUT_RESPONSE_RECORD_ID = text(1, Integer.MAX_VALUE);
    static final Shape.Whole RETRY_DURATION_IN_SECONDS = integer(0, 7200);
    static final Shape.Text ROLE_ARN = text(1, 512, "arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Shape.Text S3_BACKUP_MODE = oneOf("Disabled", "Enabled");
    static final Shape.Whole SIZE_IN_MBS = integer(1, 128);
    static final Shape.Text TAG_KEY = text(1, 128, "^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$");
    static final Shape.Text TAG_VALUE = text(0, 256, "^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$");
    static final Shape.Whole THROUGHPUT_HINT_IN_MBS = integer(1, 100);
}
