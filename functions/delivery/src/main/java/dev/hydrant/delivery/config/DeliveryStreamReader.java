package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;
import static dev.hydrant.delivery.config.Refusals.require;
import static dev.hydrant.delivery.config.Refusals.unsupported;

import dev.hydrant.delivery.config.DeliveryStream.Partitioning;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Optional;

/// From a CreateDeliveryStream request to a [DeliveryStream].
final class DeliveryStreamReader {

    private static final String EXTENDED_S3 = "ExtendedS3DestinationConfiguration";
    private static final String S3 = "S3DestinationConfiguration";
    private static final String ENCRYPTION = "DeliveryStreamEncryptionConfigurationInput";
    private static final String KINESIS = "KinesisStreamSourceConfiguration";

    private DeliveryStreamReader() {}

    static DeliveryStream read(Struct request) {
        require(
                request.has(EXTENDED_S3) != request.has(S3),
                "Exactly one destination configuration is supported for a Firehose");
        String name = request.text("DeliveryStreamName");
        StreamSource source = source(request);
        refuseEncryption(request, source);
        return request.structIfPresent(EXTENDED_S3)
                .map(extended -> extended(name, source, extended))
                .orElseGet(() -> plain(name, source, request.struct(S3)));
    }

    private static StreamSource source(Struct request) {
        String type = request.textIfPresent("DeliveryStreamType").orElse("DirectPut");
        return switch (type) {
            case "DirectPut" -> {
                require(
                        !request.has(KINESIS),
                        KINESIS + " can only be specified when DeliveryStreamType is KinesisStreamAsSource");
                yield new StreamSource.DirectPut();
            }
            case "KinesisStreamAsSource" ->
                request.structIfPresent(KINESIS)
                        .map(kinesis -> new StreamSource.KinesisStream(kinesis.text("KinesisStreamARN")))
                        .orElseThrow(() ->
                                invalid(KINESIS + " is required when DeliveryStreamType is KinesisStreamAsSource"));
            default -> throw unsupported("DeliveryStreamType " + type, "not available in this version");
        };
    }

    /// Refused in any case, but in AWS's words where AWS refuses it as well.
    private static void refuseEncryption(Struct request, StreamSource source) {
        Optional<Struct> encryption = request.structIfPresent(ENCRYPTION);
        if (encryption.isEmpty()) {
            return;
        }
        require(
                source instanceof StreamSource.DirectPut,
                "Server side encryption from firehose is only allowed for direct put delivery streams and database as a"
                        + " source delivery streams");
        boolean owned = encryption.get().text("KeyType").equals("AWS_OWNED_CMK");
        boolean named = encryption.get().has("KeyARN");
        require(!owned || !named, "KeyARN cannot be specified when KeyType is AWS_OWNED_CMK");
        require(owned || named, "KeyARN has to be specified when KeyType is CUSTOMER_MANAGED_CMK");
        throw unsupported(ENCRYPTION, "not available in this version");
    }

    private static DeliveryStream plain(String name, StreamSource source, Struct s3) {
        S3Place place = S3PlaceReader.plain(s3);
        return new DeliveryStream(
                name,
                DeliveryStream.FIRST_VERSION,
                source,
                place,
                "",
                Partitioning.STATIC,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static DeliveryStream extended(String name, StreamSource source, Struct s3) {
        Partitioning partitioning = partitioning(s3);
        List<Processor> processors = ProcessorsReader.read(s3.structIfPresent("ProcessingConfiguration"), partitioning);
        Optional<Conversion> conversion =
                s3.structIfPresent("DataFormatConversionConfiguration").flatMap(ConversionReader::read);
        S3Place place = S3PlaceReader.extended(s3, partitioning, processors, conversion);
        return new DeliveryStream(
                name,
                DeliveryStream.FIRST_VERSION,
                source,
                place,
                s3.textIfPresent("FileExtension").orElse(""),
                partitioning,
                processors,
                conversion,
                backup(s3));
    }

    private static Partitioning partitioning(Struct s3) {
        boolean dynamic = s3.structIfPresent("DynamicPartitioningConfiguration")
                .map(configuration -> configuration.isTrue("Enabled"))
                .orElse(false);
        return dynamic ? Partitioning.DYNAMIC : Partitioning.STATIC;
    }

    private static Optional<S3Place> backup(Struct s3) {
        boolean enabled = s3.textIfPresent("S3BackupMode").orElse("Disabled").equals("Enabled");
        Optional<S3Place> place = s3.structIfPresent("S3BackupConfiguration").map(S3PlaceReader::plain);
        require(
                !enabled || place.isPresent(),
                "S3 backup destination configuration is required when enabling S3 backup.");
        return enabled ? place : Optional.empty();
    }
}
