package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.Pacing;
import dev.hydrant.delivery.SourceOpener;
import dev.hydrant.delivery.Surroundings;
import dev.hydrant.delivery.config.BufferingHints;
import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.delivery.config.DeliveryStream.Partitioning;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.Shape;
import dev.hydrant.s3.S3Destination;
import dev.hydrant.sink.Sha256;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// A delivery stream's configuration turned into what carries it out.
///
/// @param destinations where objects of each kind go
/// @param shape what its objects are shaped by
public record PreparedDelivery(
        DeliveryStream stream,
        Pipeline pipeline,
        List<S3Destination> destinations,
        FileFormats formats,
        Shape shape,
        Surroundings surroundings) {

    public PreparedDelivery {
        destinations = List.copyOf(destinations);
    }

    /// @throws dev.hydrant.wire.ServiceException where the stream's table, transform or query can't be used
    public static PreparedDelivery of(DeliveryStream stream, Surroundings surroundings) throws IOException {
        DataFormat data = DataFormat.of(stream, surroundings.catalog());
        Shape shape = new Shape(
                stream.version() + "-" + Sha256.of(stream.toString()), data.tableDigest(), surroundings.engine());
        PipelineMaker maker = new PipelineMaker(stream, surroundings);
        return new PreparedDelivery(
                stream,
                maker.pipeline(data),
                maker.destinations(data),
                new FileFormats(data.format()),
                shape,
                surroundings);
    }

    /// @param begin what a new lane begins with
    public DeliveryWork work(Supplier<Entry.Start> begin, SourceOpener opener, Pacing pacing) {
        return new DeliveryWork(
                pipeline,
                formats,
                shape,
                cutLimits(),
                surroundings.scratch(),
                surroundings.clock(),
                begin,
                opener,
                pacing);
    }

    private CutLimits cutLimits() {
        BufferingHints hints = stream.place().hints();
        long sizeBytes = stream.partitioning() == Partitioning.STATIC ? hints.sizeBytes() : Long.MAX_VALUE;
        return new CutLimits(sizeBytes, hints.interval(), surroundings.limits().planBytes());
    }
}
