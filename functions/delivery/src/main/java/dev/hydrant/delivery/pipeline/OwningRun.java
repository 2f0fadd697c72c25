package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.RecordSource;
import dev.hydrant.ledger.Counts;
import dev.hydrant.ledger.PlanRun;
import dev.hydrant.sink.Effect;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A plan's run that closes the source it reads.
record OwningRun(RecordSource source, PlanRun run) implements PlanRun {

    @Override
    public Effect.@Nullable Put next() throws IOException {
        return run.next();
    }

    @Override
    public Counts counts() {
        return run.counts();
    }

    @Override
    public void close() throws IOException {
        try (source) {
            run.close();
        }
    }
}
