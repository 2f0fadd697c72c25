package dev.hydrant.wire;

import static dev.hydrant.wire.FirehoseStructures.DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT;
import static dev.hydrant.wire.FirehoseStructures.TAG;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_NAME;
import static dev.hydrant.wire.FirehoseValues.DELIVERY_STREAM_VERSION_ID;
import static dev.hydrant.wire.FirehoseValues.DESTINATION_ID;
import static dev.hydrant.wire.FirehoseValues.LIST_TAGS_FOR_DELIVERY_STREAM_INPUT_LIMIT;
import static dev.hydrant.wire.FirehoseValues.TAG_KEY;
import static dev.hydrant.wire.Operation.operation;
import static dev.hydrant.wire.Shapes.DOCUMENT;
import static dev.hydrant.wire.Shapes.FLAG;
import static dev.hydrant.wire.Shapes.listOf;
import static dev.hydrant.wire.Shapes.optional;
import static dev.hydrant.wire.Shapes.refused;
import static dev.hydrant.wire.Shapes.required;

import java.util.List;

/// Firehose: operations that change a delivery stream.
final class FirehoseSettingsOperations {

    private FirehoseSettingsOperations() {}

    static final List<Operation> ALL = List.of(
            operation("ListTagsForDeliveryStream")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            optional("ExclusiveStartTagKey", TAG_KEY),
                            optional("Limit", LIST_TAGS_FOR_DELIVERY_STREAM_INPUT_LIMIT))
                    .output(required("Tags", listOf(TAG, 0, 50)), required("HasMoreTags", FLAG))
                    .errors(ErrorCode.INVALID_ARGUMENT, ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_NOT_FOUND)
                    .refused(),
            operation("StartDeliveryStreamEncryption")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            optional(
                                    "DeliveryStreamEncryptionConfigurationInput",
                                    DELIVERY_STREAM_ENCRYPTION_CONFIGURATION_INPUT))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.INVALID_KMS_RESOURCE,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .refused(),
            operation("StopDeliveryStreamEncryption")
                    .input(required("DeliveryStreamName", DELIVERY_STREAM_NAME))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .refused(),
            operation("TagDeliveryStream")
                    .input(required("DeliveryStreamName", DELIVERY_STREAM_NAME), required("Tags", listOf(TAG, 1, 50)))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .refused(),
            operation("UntagDeliveryStream")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            required("TagKeys", listOf(TAG_KEY, 1, 50)))
                    .errors(
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.LIMIT_EXCEEDED,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .refused(),
            operation("UpdateDestination")
                    .input(
                            required("DeliveryStreamName", DELIVERY_STREAM_NAME),
                            required("CurrentDeliveryStreamVersionId", DELIVERY_STREAM_VERSION_ID),
                            required("DestinationId", DESTINATION_ID),
                            refused("S3DestinationUpdate", DOCUMENT, "not available in this version"),
                            refused("ExtendedS3DestinationUpdate", DOCUMENT, "not available in this version"),
                            refused("RedshiftDestinationUpdate", DOCUMENT, "not available in this version"),
                            refused("ElasticsearchDestinationUpdate", DOCUMENT, "not available in this version"),
                            refused(
                                    "AmazonopensearchserviceDestinationUpdate",
                                    DOCUMENT,
                                    "not available in this version"),
                            refused("SplunkDestinationUpdate", DOCUMENT, "not available in this version"),
                            refused("HttpEndpointDestinationUpdate", DOCUMENT, "not available in this version"),
                            refused(
                                    "AmazonOpenSearchServerlessDestinationUpdate",
                                    DOCUMENT,
                                    "not available in this version"),
                            refused("SnowflakeDestinationUpdate", DOCUMENT, "not available in this version"),
                            refused("IcebergDestinationUpdate", DOCUMENT, "not available in this version"))
                    .errors(
                            ErrorCode.CONCURRENT_MODIFICATION,
                            ErrorCode.INVALID_ARGUMENT,
                            ErrorCode.RESOURCE_IN_USE,
                            ErrorCode.RESOURCE_NOT_FOUND)
                    .refused());
}
