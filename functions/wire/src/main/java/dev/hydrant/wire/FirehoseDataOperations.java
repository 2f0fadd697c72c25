package dev.hydrant.wire;

import static dev.hydrant.wire.FirehoseStructures.DELIVERY_STREAM_DESCRIPTION;
import static dev.hydrant.wire.FirehoseStructures.DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT;
import static dev.hydrant.wire.FirehoseStructures.DIRECT_PUT_SOURCE_CONFIGURATION;
import static dev.hydrant.wire.FirehoseStructures.EXTENDED_S3_DESTINATION_CONFIGURATION;
import static dev.hydrant.wire.FirehoseStructures.KINESIS_STREAM_SOURCE_CONFIGURATION;
import static dev.hydrant.wire.FirehoseStructures.PUT_RECORD_BATCH_RESPONSE_ENTRY;
import static dev.hydrant.wire.FirehoseStructures.RECORD;
import static dev.hydrant.wire.FirehoseStructures.S3_DESTINATION_CONFIGURATION;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_ARN;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_NAME;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_TYPE;
import static dev.hydrant.wire.FirehoseValues.DESCRIBE_DELIVERY_STREAM_INPUT_LIMIT;
import static dev.hydrant.wire.FirehoseValues.DESTINATION_ID;
import static dev.hydrant.wire.FirehoseValues.LIST_DELIVERY_STREAMS_INPUT_LIMIT;
import static dev.hydrant.wire.FirehoseValues.NON_NEGATIVE_INTEGER_OBJECT;
import static dev.hydrant.wire.FirehoseValues.PUT_RESPONSE_RECORD_ID;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.DOCUMENT;
import static dev.hydrant.wire.Shapes.FLAG;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.partly;
import static dev.hydrant.wire.Shapes.refused;
import static dev.hydrant.wire.Shapes.required;

import java.util.List;

/// Firehose: operations on delivery streams and records.
final class FirehoseDataOperations {

    private FirehoseDataOperations() {}

    static final List<Operation> ALL = List.of(
            operation("CreateDeliveryStream")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            optional("DeliveryStreamType", DELIVERY_STREAM_TYPE),
                            partly(
                                    "DirectPutSourceConfiguration",
                                    DIRECT_PUT_SOURCE_CONFIGURATION,
                                    "the hint has no effect: no throughput limit applies"),
                            optional("KinesisStreamSourceConfiguration", KINESIS_STREAM_SOURCE_CONFIGURATION),
                            partly(
                                    "DeliveryStreamEncryptionConfigurationInput",
                                    DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT,
                                    "checked, and then refused: not available in this version"),
                            optional("S3DestinationConfiguration", S3_DESTINATION_CONFIGURATION),
                            optional("ExtendedS3DestinationConfiguration", EXTENDED_S3_DESTINATION_CONFIGURATION),
                            refused("RedshiftDestinationConfiguration", DOCUMENT, "not available in this version"),
                            refused("ElasticsearchDestinationConfiguration", DOCUMENT, "not available in this version"),
                            refused(
                                    "AmazonopensearchserviceDestinationConfiguration",
                                    DOCUMENT,
                                    "not available in this version"),
                            refused("SplunkDestinationConfiguration", DOCUMENT, "not available in this version"),
                            refused("HttpEndpointDestinationConfiguration", DOCUMENT, "not available in this version"),
                            refused("Tags", DOCUMENT, "not available in this version"),
                            refused(
                                    "AmazonOpenSearchServerlessDestinationConfiguration",
                                    DOCUMENT,
                                    "not available in this version"),
                            refused("MSKSourceConfiguration", DOCUMENT, "not available in this version"),
                            refused("SnowflakeDestinationConfiguration", DOCUMENT, "not available in this version"),
                            refused("IcebergDestinationConfiguration", DOCUMENT, "not available in this version"),
                            refused("DatabaseSourceConfiguration", DOCUMENT, "not available in this version"))
                    .output(optional("DeliveryStreamARN", DELIVERY_STREAM_ARN))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.INVALID_KMS_RESOURCE,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE)
                    .carriedOut(),
            operation("DeleteDeliveryStream")
                    .input(required("DeliveryStreamName", DELIVERY_STREAM_NAME), optional("AllowForceDelete", FLAG))
                    .errors(ErrorCode.RESOURCE_IN_USE, ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("DescribeDeliveryStream")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            optional("Limit", DESCRIBE_DELIVERY_STREAM_INPUT_LIMIT),
                            optional("ExclusiveStartDestinationId", DESTINATION_ID))
                    .output(required("DeliveryStreamDescription", DELIVERY_STREAM_DESCRIPTION))
                    .errors(ErrorCode.RESOURCE_NOT_FOUND)
                    .carriedOut(),
            operation("ListDeliveryStreams")
                    .input(
                            optional("Limit", LIST_DELIVERY_STREAMS_INPUT_LIMIT),
                            optional("DeliveryStreamType", DELIVERY_STREAM_TYPE),
                            optional("ExclusiveStartDeliveryStreamName", DELIVERY_STREAM_NAME))
                    .output(
                            required("DeliveryStreamNames", listOf(DELIVERY_STREAM_NAME)),
                            required("HasMoreDeliveryStreams", FLAG))
                    .carriedOut(),
            operation("PutRecord")
                    .input(required("DeliveryStreamName", DELIVERY_STREAM_NAME), required("Record", RECORD))
                    .output(required("RecordId", PUT_RESPONSE_RECORD_ID), optional("Encrypted", FLAG))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.INVALID_KMS_RESOURCE,
                            ErrorCode.INVALID_SOURCE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.SERVICE_UNAVAILABLE)
                    .carriedOut(),
            operation("PutRecordBatch")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            required("Records", listOf(RECORD, 1, 500)))
                    .output(
                            required("FailedPutCount", NON_NEGATIVE_INTEGER_OBJECT),
                            optional("Encrypted", FLAG),
                            required("RequestResponses", listOf(PUT_RECORD_BATCH_RESPONSE_ENTRY, 1, 500)))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.INVALID_KMS_RESOURCE,
                            ErrorCode.INVALID_SOURCE,
                            ErrorCode.RESOURCE_NOT_FOUND,
                            ErrorCode.SERVICE_UNAVAILABLE)
                    .carriedOut());
}
