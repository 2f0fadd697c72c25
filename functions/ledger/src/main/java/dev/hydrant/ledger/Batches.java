package dev.hydrant.ledger;

import dev.hydrant.sink.Effect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a plan's objects into batches, so that at most the budget and one object are in memory.
final class Batches {

    /// Keeps an entry small enough to be read at once.
    static final int MAX_OBJECTS = 1000;

    private final PlanRun run;
    private final long budgetBytes;
    private Effect.@Nullable Put ahead;

    Batches(PlanRun run, long budgetBytes) {
        this.run = run;
        this.budgetBytes = budgetBytes;
    }

    /// As many objects as the budget holds, and at least one unless there are no more.
    ///
    /// After an object larger than the budget it doesn't look ahead: such a batch may turn out to have been the
    /// last only by the empty one that follows.
    Batch next() throws IOException {
        List<Batch.Made> made = new ArrayList<>();
        long bytes = 0;
        boolean last = false;
        while (!last && made.size() < MAX_OBJECTS && bytes <= budgetBytes) {
            Effect.Put put = ahead == null ? run.next() : ahead;
            ahead = null;
            if (put == null) {
                last = true;
            } else if (!made.isEmpty() && bytes + put.content().length() > budgetBytes) {
                ahead = put;
                break;
            } else {
                made.add(new Batch.Made(PlannedObject.of(put), put.content()));
                bytes += put.content().length();
            }
        }
        return new Batch(made, last ? run.counts() : null);
    }
}
