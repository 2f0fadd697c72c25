package dev.hydrant.wire;

import static dev.hydrant.wire.FirehoseValues.AWSKMS_KEY_ARN;
import static dev.hydrant.wire.FirehoseValues.BLOCK_SIZE_BYTES;
import static dev.hydrant.wire.FirehoseValues.BUCKET_ARN;
import static dev.hydrant.wire.FirehoseValues.COMPRESSION_FORMAT;
import static dev.hydrant.wire.FirehoseValues.CUSTOM_TIME_ZONE;
import static dev.hydrant.wire.FirehoseValues.DATA;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_ARN;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_NAME;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_STATUS;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_TYPE;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_VERSION_ID;
import static dev.hydrant.wire.FirehoseValues.DESTINATION_ID;
import static dev.hydrant.wire.FirehoseValues.ERROR_OUTPUT_PREFIX;
import static dev.hydrant.wire.FirehoseValues.FILE_EXTENSION;
import static dev.hydrant.wire.FirehoseValues.INTERVAL_IN_SECONDS;
import static dev.hydrant.wire.FirehoseValues.KEY_TYPE;
import static dev.hydrant.wire.FirehoseValues.KINESIS_STREAM_ARN;
import static dev.hydrant.wire.FirehoseValues.LOG_GROUP_NAME;
import static dev.hydrant.wire.FirehoseValues.LOG_STREAM_NAME;
import static dev.hydrant.wire.FirehoseValues.NON_EMPTY_STRING;
import static dev.hydrant.wire.FirehoseValues.NON_EMPTY_STRING_WITHOUT_WHITESPACE;
import static dev.hydrant.wire.FirehoseValues.NON_NEGATIVE_INTEGER_OBJECT;
import static dev.hydrant.wire.FirehoseValues.NO_ENCRYPTION_CONFIG;
import static dev.hydrant.wire.FirehoseValues.ORC_COMPRESSION;
import static dev.hydrant.wire.FirehoseValues.ORC_FORMAT_VERSION;
import static dev.hydrant.wire.FirehoseValues.ORC_ROW_INDEX_STRIDE;
import static dev.hydrant.wire.FirehoseValues.ORC_STRIPE_SIZE_BYTES;
import static dev.hydrant.wire.FirehoseValues.PARQUET_COMPRESSION;
import static dev.hydrant.wire.FirehoseValues.PARQUET_PAGE_SIZE_BYTES;
import static dev.hydrant.wire.FirehoseValues.PARQUET_WRITER_VERSION;
import static dev.hydrant.wire.FirehoseValues.PREFIX;
import static dev.hydrant.wire.FirehoseValues.PROCESSOR_PARAMETER_NAME;
import static dev.hydrant.wire.FirehoseValues.PROCESSOR_PARAMETER_VALUE;
import static dev.hydrant.wire.FirehoseValues.PROCESSOR_TYPE;
import static dev.hydrant.wire.FirehoseValues.PUT_RESPONSE_RECORD_ID;
import static dev.hydrant.wire.FirehoseValues.RETRY_DURATION_IN_SECONDS;
import static dev.hydrant.wire.FirehoseValues.ROLE_ARN;
import static dev.hydrant.wire.FirehoseValues.S3_BACKUP_MODE;
import static dev.hydrant.wire.FirehoseValues.SIZE_IN_MBS;
import static dev.hydrant.wire.FirehoseValues.TAG_KEY;
import static dev.hydrant.wire.FirehoseValues.TAG_VALUE;
import static dev.hydrant.wire.FirehoseValues.THROUGHPUT_HINT_IN_MBS;
import static dev.hydrant.wire.Shapes.DOCUMENT;
import static dev.hydrant.wire.Shapes.FLAG;
import static dev.hydrant.wire.Shapes.TEXT;
import static dev.hydrant.wire.Shapes.TIME;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.mapOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.real;
import static dev.hydrant.wire.Shapes.refused;
import static dev.hydrant.wire.Shapes.required;
import static dev.hydrant.wire.Shapes.structure;

/// The structures within the requests and answers of Amazon Data Firehose, in the order in which they build
/// on each other.
final class FirehoseStructures {

    private FirehoseStructures() {}

    static final Shape.Structure DIRECT_PUT_SOURCE_CONFIGURATION =
            structure("DirectPutSourceConfiguration", required("ThroughputHintInMBs", THROUGHPUT_HINT_IN_MBS));

    static final Shape.Structure KINESIS_STREAM_SOURCE_CONFIGURATION = structure(
            "KinesisStreamSourceConfiguration",
            required("KinesisStreamARN", KINESIS_STREAM_ARN),
            required("RoleARN", ROLE_ARN));

    static final Shape.Structure BUFFERING_HINTS = structure(
            "BufferingHints", optional("SizeInMBs", SIZE_IN_MBS), optional("IntervalInSeconds", INTERVAL_IN_SECONDS));

    static final Shape.Structure KMS_ENCRYPTION_CONFIG =
            structure("KMSEncryptionConfig", required("AWSKMSKeyARN", AWSKMS_KEY_ARN));

    static final Shape.Structure ENCRYPTION_CONFIGURATION = structure(
            "EncryptionConfiguration",
            optional("NoEncryptionConfig", NO_ENCRYPTION_CONFIG),
            optional("KMSEncryptionConfig", KMS_ENCRYPTION_CONFIG));

    static final Shape.Structure CLOUD_WATCH_LOGGING_OPTIONS = structure(
            "CloudWatchLoggingOptions",
            optional("Enabled", FLAG),
            optional("LogGroupName", LOG_GROUP_NAME),
            optional("LogStreamName", LOG_STREAM_NAME));

    static final Shape.Structure S3_DESTINATION_CONFIGURATION = structure(
            "S3DestinationConfiguration",
            required("RoleARN", ROLE_ARN),
            required("BucketARN", BUCKET_ARN),
            optional("Prefix", PREFIX),
            optional("ErrorOutputPrefix", ERROR_OUTPUT_PREFIX),
            optional("BufferingHints", BUFFERING_HINTS),
            optional("CompressionFormat", COMPRESSION_FORMAT),
            optional("EncryptionConfiguration", ENCRYPTION_CONFIGURATION),
            optional("CloudWatchLoggingOptions", CLOUD_WATCH_LOGGING_OPTIONS));

    static final Shape.Structure PROCESSOR_PARAMETER = structure(
            "ProcessorParameter",
            required("ParameterName", PROCESSOR_PARAMETER_NAME),
            required("ParameterValue", PROCESSOR_PARAMETER_VALUE));

    static final Shape.Structure PROCESSOR = structure(
            "Processor", required("Type", PROCESSOR_TYPE), optional("Parameters", listOf(PROCESSOR_PARAMETER)));

    static final Shape.Structure PROCESSING_CONFIGURATION =
            structure("ProcessingConfiguration", optional("Enabled", FLAG), optional("Processors", listOf(PROCESSOR)));

    static final Shape.Structure SCHEMA_CONFIGURATION = structure(
            "SchemaConfiguration",
            optional("RoleARN", NON_EMPTY_STRING_WITHOUT_WHITESPACE),
            optional("CatalogId", NON_EMPTY_STRING_WITHOUT_WHITESPACE),
            optional("DatabaseName", NON_EMPTY_STRING_WITHOUT_WHITESPACE),
            optional("TableName", NON_EMPTY_STRING_WITHOUT_WHITESPACE),
            optional("Region", NON_EMPTY_STRING_WITHOUT_WHITESPACE),
            optional("VersionId", NON_EMPTY_STRING_WITHOUT_WHITESPACE));

    static final Shape.Structure OPEN_XJSON_SER_DE = structure(
            "OpenXJsonSerDe",
            optional("ConvertDotsInJsonKeysToUnderscores", FLAG),
            optional("CaseInsensitive", FLAG),
            optional(
                    "ColumnToJsonKeyMappings",
                    mapOf(NON_EMPTY_STRING_WITHOUT_WHITESPACE, NON_EMPTY_STRING, 0, Integer.MAX_VALUE)));

    static final Shape.Structure HIVE_JSON_SER_DE =
            structure("HiveJsonSerDe", optional("TimestampFormats", listOf(NON_EMPTY_STRING)));

    static final Shape.Structure DESERIALIZER = structure(
            "Deserializer", optional("OpenXJsonSerDe", OPEN_XJSON_SER_DE), optional("HiveJsonSerDe", HIVE_JSON_SER_DE));

    static final Shape.Structure INPUT_FORMAT_CONFIGURATION =
            structure("InputFormatConfiguration", optional("Deserializer", DESERIALIZER));

    static final Shape.Structure PARQUET_SER_DE = structure(
            "ParquetSerDe",
            optional("BlockSizeBytes", BLOCK_SIZE_BYTES),
            optional("PageSizeBytes", PARQUET_PAGE_SIZE_BYTES),
            optional("Compression", PARQUET_COMPRESSION),
            optional("EnableDictionaryCompression", FLAG),
            optional("MaxPaddingBytes", NON_NEGATIVE_INTEGER_OBJECT),
            optional("WriterVersion", PARQUET_WRITER_VERSION));

    static final Shape.Structure ORC_SER_DE = structure(
            "OrcSerDe",
            optional("StripeSizeBytes", ORC_STRIPE_SIZE_BYTES),
            optional("BlockSizeBytes", BLOCK_SIZE_BYTES),
            optional("RowIndexStride", ORC_ROW_INDEX_STRIDE),
            optional("EnablePadding", FLAG),
            optional("PaddingTolerance", real(0, 1)),
            optional("Compression", ORC_COMPRESSION),
            optional("BloomFilterColumns", listOf(NON_EMPTY_STRING_WITHOUT_WHITESPACE)),
            optional("BloomFilterFalsePositiveProbability", real(0, 1)),
            optional("DictionaryKeyThreshold", real(0, 1)),
            optional("FormatVersion", ORC_FORMAT_VERSION));

    static final Shape.Structure SERIALIZER =
            structure("Serializer", optional("ParquetSerDe", PARQUET_SER_DE), optional("OrcSerDe", ORC_SER_DE));

    static final Shape.Structure OUTPUT_FORMAT_CONFIGURATION =
            structure("OutputFormatConfiguration", optional("Serializer", SERIALIZER));

    static final Shape.Structure DATA_FORMAT_CONVERSION_CONFIGURATION = structure(
            "DataFormatConversionConfiguration",
            optional("SchemaConfiguration", SCHEMA_CONFIGURATION),
            optional("InputFormatConfiguration", INPUT_FORMAT_CONFIGURATION),
            optional("OutputFormatConfiguration", OUTPUT_FORMAT_CONFIGURATION),
            optional("Enabled", FLAG));

    static final Shape.Structure RETRY_OPTIONS =
            structure("RetryOptions", optional("DurationInSeconds", RETRY_DURATION_IN_SECONDS));

    static final Shape.Structure DYNAMIC_PARTITIONING_CONFIGURATION = structure(
            "DynamicPartitioningConfiguration", optional("RetryOptions", RETRY_OPTIONS), optional("Enabled", FLAG));

    static final Shape.Structure EXTENDED_S3_DESTINATION_CONFIGURATION = structure(
            "ExtendedS3DestinationConfiguration",
            required("RoleARN", ROLE_ARN),
            required("BucketARN", BUCKET_ARN),
            optional("Prefix", PREFIX),
            optional("ErrorOutputPrefix", ERROR_OUTPUT_PREFIX),
            optional("BufferingHints", BUFFERING_HINTS),
            optional("CompressionFormat", COMPRESSION_FORMAT),
            optional("EncryptionConfiguration", ENCRYPTION_CONFIGURATION),
            optional("CloudWatchLoggingOptions", CLOUD_WATCH_LOGGING_OPTIONS),
            optional("ProcessingConfiguration", PROCESSING_CONFIGURATION),
            optional("S3BackupMode", S3_BACKUP_MODE),
            optional("S3BackupConfiguration", S3_DESTINATION_CONFIGURATION),
            optional("DataFormatConversionConfiguration", DATA_FORMAT_CONVERSION_CONFIGURATION),
            optional("DynamicPartitioningConfiguration", DYNAMIC_PARTITIONING_CONFIGURATION),
            optional("FileExtension", FILE_EXTENSION),
            optional("CustomTimeZone", CUSTOM_TIME_ZONE));

    static final Shape.Structure DIRECT_PUT_SOURCE_DESCRIPTION =
            structure("DirectPutSourceDescription", optional("ThroughputHintInMBs", THROUGHPUT_HINT_IN_MBS));

    static final Shape.Structure KINESIS_STREAM_SOURCE_DESCRIPTION = structure(
            "KinesisStreamSourceDescription",
            optional("KinesisStreamARN", KINESIS_STREAM_ARN),
            optional("RoleARN", ROLE_ARN),
            optional("DeliveryStartTimestamp", TIME));

    static final Shape.Structure SOURCE_DESCRIPTION = structure(
            "SourceDescription",
            optional("DirectPutSourceDescription", DIRECT_PUT_SOURCE_DESCRIPTION),
            optional("KinesisStreamSourceDescription", KINESIS_STREAM_SOURCE_DESCRIPTION),
            refused("MSKSourceDescription", DOCUMENT, "not available in this version"),
            refused("DatabaseSourceDescription", DOCUMENT, "not available in this version"));

    static final Shape.Structure S3_DESTINATION_DESCRIPTION = structure(
            "S3DestinationDescription",
            required("RoleARN", ROLE_ARN),
            required("BucketARN", BUCKET_ARN),
            optional("Prefix", PREFIX),
            optional("ErrorOutputPrefix", ERROR_OUTPUT_PREFIX),
            required("BufferingHints", BUFFERING_HINTS),
            required("CompressionFormat", COMPRESSION_FORMAT),
            required("EncryptionConfiguration", ENCRYPTION_CONFIGURATION),
            optional("CloudWatchLoggingOptions", CLOUD_WATCH_LOGGING_OPTIONS));

    static final Shape.Structure EXTENDED_S3_DESTINATION_DESCRIPTION = structure(
            "ExtendedS3DestinationDescription",
            required("RoleARN", ROLE_ARN),
            required("BucketARN", BUCKET_ARN),
            optional("Prefix", PREFIX),
            optional("ErrorOutputPrefix", ERROR_OUTPUT_PREFIX),
            required("BufferingHints", BUFFERING_HINTS),
            required("CompressionFormat", COMPRESSION_FORMAT),
            required("EncryptionConfiguration", ENCRYPTION_CONFIGURATION),
            optional("CloudWatchLoggingOptions", CLOUD_WATCH_LOGGING_OPTIONS),
            optional("ProcessingConfiguration", PROCESSING_CONFIGURATION),
            optional("S3BackupMode", S3_BACKUP_MODE),
            optional("S3BackupDescription", S3_DESTINATION_DESCRIPTION),
            optional("DataFormatConversionConfiguration", DATA_FORMAT_CONVERSION_CONFIGURATION),
            optional("DynamicPartitioningConfiguration", DYNAMIC_PARTITIONING_CONFIGURATION),
            optional("FileExtension", FILE_EXTENSION),
            optional("CustomTimeZone", CUSTOM_TIME_ZONE));

    static final Shape.Structure DESTINATION_DESCRIPTION = structure(
            "DestinationDescription",
            required("DestinationId", DESTINATION_ID),
            optional("S3DestinationDescription", S3_DESTINATION_DESCRIPTION),
            optional("ExtendedS3DestinationDescription", EXTENDED_S3_DESTINATION_DESCRIPTION),
            refused("RedshiftDestinationDescription", DOCUMENT, "not available in this version"),
            refused("ElasticsearchDestinationDescription", DOCUMENT, "not available in this version"),
            refused("AmazonopensearchserviceDestinationDescription", DOCUMENT, "not available in this version"),
            refused("SplunkDestinationDescription", DOCUMENT, "not available in this version"),
            refused("HttpEndpointDestinationDescription", DOCUMENT, "not available in this version"),
            refused("SnowflakeDestinationDescription", DOCUMENT, "not available in this version"),
            refused("AmazonOpenSearchServerlessDestinationDescription", DOCUMENT, "not available in this version"),
            refused("IcebergDestinationDescription", DOCUMENT, "not available in this version"));

    static final Shape.Structure DELIVERY_STREAM_DESCRIPTION = structure(
            "DeliveryStreamDescription",
            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
            required("DeliveryStreamARN", DELIVERY_STREAM_ARN),
            required("DeliveryStreamStatus", DELIVERY_STREAM_STATUS),
            refused("FailureDescription", DOCUMENT, "creation fails before it is answered"),
            refused("DeliveryStreamEncryptionConfiguration", DOCUMENT, "not available in this version"),
            required("DeliveryStreamType", DELIVERY_STREAM_TYPE),
            required("VersionId", DELIVERY_STREAM_VERSION_ID),
            optional("CreateTimestamp", TIME),
            optional("LastUpdateTimestamp", TIME),
            optional("Source", SOURCE_DESCRIPTION),
            required("Destinations", listOf(DESTINATION_DESCRIPTION)),
            required("HasMoreDestinations", FLAG));

    static final Shape.Structure RECORD = structure("Record", required("Data", DATA));

    static final Shape.Structure PUT_RECORD_BATCH_RESPONSE_ENTRY = structure(
            "PutRecordBatchResponseEntry",
            optional("RecordId", PUT_RESPONSE_RECORD_ID),
            optional("ErrorCode", TEXT),
            optional("ErrorMessage", TEXT));

    static final Shape.Structure TAG = structure("Tag", required("Key", TAG_KEY), optional("Value", TAG_VALUE));

    static final Shape.Structure DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT = structure(
            "DeliveryStreamEncryptionConfigurationInput",
            optional("KeyARN", AWSKMS_KEY_ARN),
            required("KeyType", KEY_TYPE));
}
