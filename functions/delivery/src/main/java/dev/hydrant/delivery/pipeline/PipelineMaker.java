package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.Surroundings;
import dev.hydrant.delivery.config.Conversion;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.delivery.config.Processor;
import dev.hydrant.delivery.config.S3Place;
import dev.hydrant.delivery.config.StreamSource;
import dev.hydrant.raw.RawCompression;
import dev.hydrant.raw.RawFormat;
import dev.hydrant.s3.ObjectNaming;
import dev.hydrant.s3.OutputPrefix;
import dev.hydrant.s3.S3Destination;
import dev.hydrant.s3.S3Limits;
import dev.hydrant.sink.Destination;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.ObjectKind;
import dev.hydrant.sink.RecordFormat;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.builtin.JqQuery;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Makes a delivery stream's [Pipeline].
final class PipelineMaker {

    private final DeliveryStream stream;
    private final Surroundings surroundings;

    PipelineMaker(DeliveryStream stream, Surroundings surroundings) {
        this.stream = stream;
        this.surroundings = surroundings;
    }

    Pipeline pipeline(DataFormat data) {
        return new Pipeline(
                stages(),
                data(data.format()),
                backup().map(Destination.class::cast),
                Map.copyOf(errors()),
                errorRecords());
    }

    /// Where objects of each kind go: data, backup and errors.
    List<S3Destination> destinations(DataFormat data) {
        List<S3Destination> all = new ArrayList<>();
        all.add(data(data.format()));
        backup().ifPresent(all::add);
        all.addAll(errors().values());
        return all;
    }

    /// In AWS's order, whatever the configuration's: transform, partition keys, delimiter.
    private List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stream.transform().ifPresent(transform -> stages.add(new TransformStage(transform(transform), sourceName())));
        stream.metadataExtraction()
                .ifPresent(extraction -> stages.add(new PartitionQueryStage(JqQuery.compile(extraction.query()))));
        if (stream.appendsDelimiter()) {
            stages.add(new AppendDelimiterStage());
        }
        return stages;
    }

    private RecordTransform transform(Processor.Transform configured) {
        return surroundings
                .transforms()
                .newTransform(configured.name())
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.INVALID_ARGUMENT,
                        "LambdaArn " + configured.arn() + " names no transform that is there; those that are: "
                                + surroundings.transforms().names()));
    }

    private String sourceName() {
        return switch (stream.source()) {
            case StreamSource.DirectPut() -> stream.name();
            case StreamSource.KinesisStream kinesis -> kinesis.streamName();
        };
    }

    private S3Destination data(RecordFormat format) {
        String extension = stream.fileExtension().isEmpty() ? format.extension() : stream.fileExtension();
        S3Limits limits = limits(stream.place(), surroundings.limits().activePartitions());
        return destination(
                "data",
                ObjectKind.DATA,
                stream.place(),
                stream.place().prefixes().data(),
                extension,
                limits,
                format);
    }

    private Optional<S3Destination> backup() {
        return stream.backup().map(place -> {
            RawFormat format = new RawFormat(place.compression());
            OutputPrefix prefix = place.prefixes().data();
            S3Limits limits = limits(place, OptionalInt.empty());
            return destination("backup", ObjectKind.BACKUP, place, prefix, format.extension(), limits, format);
        });
    }

    private Map<ErrorKind, S3Destination> errors() {
        Map<ErrorKind, S3Destination> errors = new EnumMap<>(ErrorKind.class);
        S3Limits limits = limits(stream.place(), OptionalInt.empty());
        for (ErrorKind kind : ErrorKind.values()) {
            OutputPrefix prefix = stream.place().prefixes().errors().forErrors(kind);
            RawFormat format = new RawFormat(RawCompression.UNCOMPRESSED);
            errors.put(
                    kind, destination(kind.outputType(), ObjectKind.ERROR, stream.place(), prefix, "", limits, format));
        }
        return errors;
    }

    private S3Limits limits(S3Place place, OptionalInt activePartitions) {
        return new S3Limits(place.hints().sizeBytes(), surroundings.limits().gatherBytes(), activePartitions);
    }

    private S3Destination destination(
            String role,
            ObjectKind kind,
            S3Place place,
            OutputPrefix prefix,
            String extension,
            S3Limits limits,
            RecordFormat format) {
        ObjectNaming naming = new ObjectNaming(role, stream.name(), stream.version(), prefix, place.zone(), extension);
        return new S3Destination(place.bucket(), kind, naming, limits, format);
    }

    private ErrorRecords errorRecords() {
        return new ErrorRecords(
                stream.transform().map(Processor.Transform::arn),
                stream.conversion().map(Conversion::table));
    }
}
