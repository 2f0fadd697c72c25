package dev.hydrant.shardstore.records;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waits for records of one shard; what is put to others disturbs nobody's wait.
///
/// Take the watch, look what is there, then wait: what arrives in between ends the wait at once. One thread waits; any
/// may
/// wake it. As with [RecordLog#arrivals], what others append to the same place goes unnoticed.
public final class ShardWatch implements AutoCloseable {

    private final Arrivals arrivals;
    private final int shard;
    private final Semaphore rung = new Semaphore(0);

    ShardWatch(Arrivals arrivals, int shard) {
        this.arrivals = arrivals;
        this.shard = shard;
    }

    int shard() {
        return shard;
    }

    /// Waits until something was appended to the shard since the last wait, or until the time is over.
    ///
    /// @return whether something was
    public boolean await(Duration time) throws InterruptedException {
        boolean arrived = rung.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        rung.drainPermits();
        return arrived;
    }

    /// Ends the wait at once, as if something had been appended.
    public void wake() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /// Is told of nothing any more.
    @Override
    public void close() {
        arrivals.remove(this);
    }
}
