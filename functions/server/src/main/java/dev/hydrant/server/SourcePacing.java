package dev.hydrant.server;

import dev.hydrant.delivery.Pacing;
import dev.hydrant.shardstore.Shard;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoredStream;
import dev.hydrant.shardstore.records.ArrivalWatch;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/// Lets a delivery sleep until its stream has new records, a cut is due, or it is to stop.
final class SourcePacing implements Pacing {

    /// A run that has lasted so long comes back, so that none outlives what the ledger allows a worker.
    private static final long MAX_RUN_NANOS = Duration.ofMinutes(5).toNanos();

    /// The longest sleep: the ledger's state is looked at in between.
    private static final Duration MAX_SLEEP = Duration.ofMinutes(1);

    /// Records that come one by one are read together.
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final ShardStore store;
    private final String stream;
    private final ArrivalWatch watch;
    private final long began = System.nanoTime();
    private long seen = -1;
    private volatile Ending ending = Ending.NONE;

    /// What ends the delivery.
    enum Ending {
        NONE,
        /// Deliver what there is, then end.
        FLUSH,
        /// End without it.
        DISCARD
    }

    SourcePacing(ShardStore store, String stream) {
        this.store = store;
        this.stream = stream;
        this.watch = store.watch();
    }

    void end(Ending how) {
        ending = how;
        watch.wake();
    }

    @Override
    public Decision await(Duration untilDue) throws InterruptedIOException {
        // without a record yet and without buffering nothing becomes due by itself
        Duration sleep = untilDue.isPositive() && untilDue.compareTo(MAX_SLEEP) < 0 ? untilDue : MAX_SLEEP;
        long deadline = System.nanoTime() + sleep.toNanos();
        if (System.nanoTime() - began > MAX_RUN_NANOS && ending == Ending.NONE) {
            return Decision.COME_BACK_LATER;
        }
        try {
            while (ending == Ending.NONE) {
                long now = version();
                if (now != seen) {
                    boolean first = seen < 0;
                    seen = now;
                    if (!first) {
                        Thread.sleep(GATHERING);
                    }
                    return Decision.READ_ON;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Decision.READ_ON;
                }
                watch.await(Duration.ofNanos(left + 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for records of " + stream);
        }
        return ending == Ending.FLUSH ? Decision.CUT_NOW : Decision.COME_BACK_LATER;
    }

    /// Grows with every record of the stream.
    private long version() {
        Optional<StoredStream> found = store.find(stream);
        long sum = 0;
        if (found.isPresent()) {
            for (Shard shard : found.get().shards()) {
                sum += store.nextCounter(shard);
            }
        }
        return sum;
    }
}
