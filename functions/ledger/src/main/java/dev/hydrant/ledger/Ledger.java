package dev.hydrant.ledger;

import dev.hydrant.objectstore.Buckets;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.objectstore.StoreLock;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries lanes on: what a plan takes, and the objects it makes, are written down before any of them is
/// stored, so that a run that crashed, hung or was repeated ends with every record delivered exactly once.
///
/// Safe for use by many threads; each lane by one at a time where the state store has a lock.
public final class Ledger {

    private final ObjectStore state;
    private final Buckets buckets;
    private final LedgerSettings settings;
    private final InstantSource clock;

    /// @param state where the lanes' logs are kept, under `state/`
    /// @param buckets where the plans' objects go
    /// @param clock the worker's own; measures only how long a run lasts
    public Ledger(ObjectStore state, Buckets buckets, LedgerSettings settings, InstantSource clock) {
        this.state = state;
        this.buckets = buckets;
        this.settings = settings;
        this.clock = clock;
    }

    /// Carries the lane on until nothing is due, or this worker can do no more; begins it where there is
    /// none.
    ///
    /// Any exception leaves the lane such that the next run goes on from there.
    ///
    /// @throws StoreException with [StoreException.Reason#LOCKED] where another worker holds the lane's lock;
    ///     whatever else the stores throw
    /// @throws LedgerException where the log, or what stands under a plan's keys, isn't of this protocol
    /// @throws IOException whatever the work throws
    public LaneOutcome run(LaneName name, LaneWork work) throws IOException {
        try (@Nullable
                StoreLock lock = state.lock(LaneLog.PREFIX + name, settings.lockPatience())
                        .orElse(null)) {
            Worker worker = new Worker(settings, clock, clock.instant(), lock != null);
            PlanObjects objects = new PlanObjects(buckets, settings.putsAtOnce());
            return new LaneRunner(name, work, worker, new LaneLog(state, name), objects).run();
        }
    }

    /// How far the lane has come; changes nothing.
    ///
    /// @return empty where there is no such lane
    public Optional<LaneState> state(LaneName name) throws IOException {
        return switch (new LaneReader(new LaneLog(state, name)).read()) {
            case Standing.Empty() -> Optional.empty();
            case Standing.Begun lane -> Optional.of(lane.state());
        };
    }
}
