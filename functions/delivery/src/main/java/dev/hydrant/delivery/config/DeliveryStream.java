package dev.hydrant.delivery.config;

import dev.hydrant.wire.RequestDocument;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Optional;

/// A delivery stream's configuration, valid in itself: what CreateDeliveryStream would accept, and can be carried out.
///
/// Whether its table, its transform and its jq query can be used is known once it is opened.
///
/// @param version rises with each change
/// @param processors in the order they are configured
/// @param fileExtension replaces the format's own; empty to keep that
/// @param backup where source records go, unchanged
public record DeliveryStream(
        String name,
        String version,
        StreamSource source,
        S3Place place,
        String fileExtension,
        Partitioning partitioning,
        List<Processor> processors,
        Optional<Conversion> conversion,
        Optional<S3Place> backup) {

    /// Of a delivery stream that was never changed.
    public static final String FIRST_VERSION = "1";

    /// Whether files are made per partition of the records' own values.
    public enum Partitioning {
        STATIC,
        DYNAMIC
    }

    public DeliveryStream {
        processors = List.copyOf(processors);
    }

    /// Reads the JSON of `aws firehose create-delivery-stream --cli-input-json`.
    ///
    /// @throws ServiceException with AWS's code and message where it is refused
    public static DeliveryStream parse(byte[] json) {
        return of(RequestDocument.read(Service.FIREHOSE.operation("CreateDeliveryStream"), json));
    }

    /// Reads a validated CreateDeliveryStream request.
    ///
    /// @throws ServiceException with AWS's code and message where it is refused
    public static DeliveryStream of(Struct createDeliveryStream) {
        return DeliveryStreamReader.read(createDeliveryStream);
    }

    /// The transform it runs, if any.
    public Optional<Processor.Transform> transform() {
        return processors.stream()
                .filter(Processor.Transform.class::isInstance)
                .map(Processor.Transform.class::cast)
                .findFirst();
    }

    /// The jq query it partitions by, if any.
    public Optional<Processor.MetadataExtraction> metadataExtraction() {
        return processors.stream()
                .filter(Processor.MetadataExtraction.class::isInstance)
                .map(Processor.MetadataExtraction.class::cast)
                .findFirst();
    }

    public boolean appendsDelimiter() {
        return processors.contains(new Processor.AppendDelimiter());
    }
}
