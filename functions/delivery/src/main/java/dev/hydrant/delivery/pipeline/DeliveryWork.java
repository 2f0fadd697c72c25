package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.Pacing;
import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceOpener;
import dev.hydrant.ledger.Cut;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.LaneWork;
import dev.hydrant.ledger.PlanRun;
import dev.hydrant.ledger.Positions;
import dev.hydrant.ledger.Shape;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Scratch;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// A delivery stream's pipeline over a source, as a lane carries it.
///
/// @param begin what a new lane begins with
public record DeliveryWork(
        Pipeline pipeline,
        FileFormats formats,
        Shape shape,
        CutLimits limits,
        Scratch scratch,
        InstantSource clock,
        Supplier<Entry.Start> begin,
        SourceOpener opener,
        Pacing pacing)
        implements LaneWork {

    @Override
    public Entry.Start start() {
        return begin.get();
    }

    @Override
    public Optional<Cut> cut(Entry.Start start, Positions after) throws IOException {
        try (RecordSource source = opener.open(start);
                CutReader reader = new CutReader(source, after, limits, clock)) {
            return reader.cut(pacing);
        }
    }

    @Override
    public PlanRun carryOut(Entry.Start start, PlanIdentity identity, Entry.Plan plan) throws IOException {
        RecordSource source = opener.open(start);
        return new OwningRun(source, new PipelineRun(pipeline, identity, () -> new RangeReader(source, plan), scratch));
    }

    @Override
    public Content emptyFile(String format) {
        return formats.emptyFile(format);
    }
}
