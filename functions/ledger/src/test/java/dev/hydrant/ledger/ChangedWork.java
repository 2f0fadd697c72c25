package dev.hydrant.ledger;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.PlanIdentity;
import java.io.IOException;
import java.util.Optional;

/// Other work, of which a subclass changes how plans run.
abstract class ChangedWork implements LaneWork {

    private final LaneWork work;

    ChangedWork(LaneWork work) {
        this.work = work;
    }

    abstract PlanRun changed(PlanRun run);

    @Override
    public Entry.Start start() throws IOException {
        return work.start();
    }

    @Override
    public Shape shape() {
        return work.shape();
    }

    @Override
    public Optional<Cut> cut(Entry.Start start, Positions after) throws IOException {
        return work.cut(start, after);
    }

    @Override
    public PlanRun carryOut(Entry.Start start, PlanIdentity identity, Entry.Plan plan) throws IOException {
        return changed(work.carryOut(start, identity, plan));
    }

    @Override
    public Content emptyFile(String format) {
        return work.emptyFile(format);
    }
}
