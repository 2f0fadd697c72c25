package dev.hydrant.server;

import dev.hydrant.delivery.config.BufferingHints;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.delivery.config.S3Place;
import dev.hydrant.delivery.config.StreamSource;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a delivery stream as DescribeDeliveryStream shows it: its configuration, with AWS's defaults
/// filled in.
final class DeliveryStreamViews {

    private static final Operation DESCRIBE = Service.FIREHOSE.operation("DescribeDeliveryStream");
    private static final String EXTENDED = "ExtendedS3DestinationConfiguration";
    private static final String PLAIN = "S3DestinationConfiguration";
    private static final String DESTINATION_ID = "destinationId-000000000001";

    private final StoreSettings settings;

    DeliveryStreamViews(StoreSettings settings) {
        this.settings = settings;
    }

    String arn(String name) {
        return "arn:aws:firehose:" + settings.region() + ":" + settings.account() + ":deliverystream/" + name;
    }

    static String type(Deliveries.Running running) {
        return running.stream().source() instanceof StreamSource.DirectPut ? "DirectPut" : "KinesisStreamAsSource";
    }

    Struct describe(Deliveries.Running running) {
        Shape.Structure shape = DESCRIBE.output().inner("DeliveryStreamDescription");
        Instant created = running.record().created();
        Struct description = Struct.of(shape)
                .with("DeliveryStreamName", running.record().name())
                .with("DeliveryStreamARN", arn(running.record().name()))
                .with("DeliveryStreamStatus", running.status().name())
                .with("DeliveryStreamType", type(running))
                .with("VersionId", running.stream().version())
                .with("CreateTimestamp", created)
                .with("Source", source(shape.inner("Source"), running))
                .with("Destinations", List.of(destination(shape.inner("Destinations"), running)))
                .with("HasMoreDestinations", false)
                .build();
        return Struct.of(DESCRIBE.output())
                .with("DeliveryStreamDescription", description)
                .build();
    }

    private static @Nullable Struct source(Shape.Structure shape, Deliveries.Running running) {
        Struct request = running.record().request();
        Optional<Struct> direct = request.structIfPresent("DirectPutSourceConfiguration");
        if (direct.isPresent()) {
            return Struct.of(shape)
                    .with(
                            "DirectPutSourceDescription",
                            direct.get()
                                    .projectedTo(shape.inner("DirectPutSourceDescription"))
                                    .build())
                    .build();
        }
        Optional<Struct> kinesis = request.structIfPresent("KinesisStreamSourceConfiguration");
        if (kinesis.isEmpty()) {
            return null;
        }
        Shape.Structure inner = shape.inner("KinesisStreamSourceDescription");
        return Struct.of(shape)
                .with(
                        "KinesisStreamSourceDescription",
                        kinesis.get()
                                .projectedTo(inner)
                                .with("DeliveryStartTimestamp", running.record().created())
                                .build())
                .build();
    }

    private static Struct destination(Shape.Structure shape, Deliveries.Running running) {
        Struct request = running.record().request();
        Struct configured = request.has(EXTENDED) ? request.struct(EXTENDED) : request.struct(PLAIN);
        Struct.Builder destination = Struct.of(shape)
                .with("DestinationId", DESTINATION_ID)
                .with(
                        "S3DestinationDescription",
                        filled(
                                        shape.inner("S3DestinationDescription"),
                                        configured,
                                        running.stream().place().hints())
                                .build());
        Shape.Structure extended = shape.inner("ExtendedS3DestinationDescription");
        if (request.has(EXTENDED)) {
            destination.with("ExtendedS3DestinationDescription", extended(extended, configured, running.stream()));
        }
        return destination.build();
    }

    private static Struct extended(Shape.Structure shape, Struct configured, DeliveryStream stream) {
        Struct.Builder view = filled(shape, configured, stream.place().hints())
                .with("S3BackupMode", configured.textIfPresent("S3BackupMode").orElse("Disabled"));
        configured
                .structIfPresent("S3BackupConfiguration")
                .ifPresent(backup -> view.with(
                        "S3BackupDescription",
                        filled(shape.inner("S3BackupDescription"), backup, backupHints(stream))
                                .build()));
        return view.build();
    }

    /// Those of the backup itself; AWS's defaults for one that is configured and off.
    private static BufferingHints backupHints(DeliveryStream stream) {
        return stream.backup()
                .map(S3Place::hints)
                .orElse(new BufferingHints(BufferingHints.DEFAULT_SIZE_MIB, BufferingHints.DEFAULT_INTERVAL));
    }

    private static Struct.Builder filled(Shape.Structure shape, Struct configured, BufferingHints hints) {
        Struct.Builder view = configured
                .projectedTo(shape)
                .with(
                        "BufferingHints",
                        Struct.of(shape.inner("BufferingHints"))
                                .with("SizeInMBs", hints.sizeMiB())
                                .with("IntervalInSeconds", hints.interval().toSeconds())
                                .build());
        if (!configured.has("CompressionFormat")) {
            view.with("CompressionFormat", "UNCOMPRESSED");
        }
        if (!configured.has("EncryptionConfiguration")) {
            view.with(
                    "EncryptionConfiguration",
                    Struct.of(shape.inner("EncryptionConfiguration"))
                            .with("NoEncryptionConfig", "NoEncryption")
                            .build());
        }
        if (!configured.has("CloudWatchLoggingOptions")) {
            view.with(
                    "CloudWatchLoggingOptions",
                    Struct.of(shape.inner("CloudWatchLoggingOptions"))
                            .with("Enabled", false)
                            .build());
        }
        return view;
    }
}
