package dev.hydrant.shardstore.records;

import java.time.Duration;

/// Waits for records without asking again and again.
///
/// Take the watch, look what is there, then wait: what arrives in between ends the wait at once.
public final class ArrivalWatch {

    private final Arrivals arrivals;
    private long seen;

    public ArrivalWatch(Arrivals arrivals) {
        this.arrivals = arrivals;
        this.seen = arrivals.version();
    }

    /// Waits until records were put to any stream since the last wait, or until the time is over.
    ///
    /// @return whether any were
    public boolean await(Duration time) throws InterruptedException {
        boolean arrived = arrivals.await(seen, time.toMillis());
        seen = arrivals.version();
        return arrived;
    }

    /// Ends every wait at once, as if records had arrived.
    public void wake() {
        arrivals.signal();
    }
}
