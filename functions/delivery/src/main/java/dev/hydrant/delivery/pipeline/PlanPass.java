package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.Destination;
import dev.hydrant.sink.Emission;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Scratch;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One reading of a plan's records into one destination.
final class PlanPass implements Pull<Emission> {

    private final Pull<SinkRecord> records;
    private final Pull<Emission> emissions;

    PlanPass(PlanIdentity plan, Pull<SinkRecord> records, Destination destination, Scratch scratch) {
        this.records = records;
        this.emissions = destination.deliver(plan, records, scratch);
    }

    @Override
    public @Nullable Emission next() throws IOException {
        return emissions.next();
    }

    @Override
    public void close() throws IOException {
        try (records) {
            emissions.close();
        }
    }
}
