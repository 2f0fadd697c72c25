package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardWatch;

/// A consumer's hold on a shard: one subscription has it, until another takes it over.
///
/// Safe for any number of threads.
final class Seat {

    /// So long after it was taken, nobody may take it over, even if whoever took it has gone.
    static final long KEPT_MILLIS = 5_000;

    private final long takenMillis;
    private final ShardWatch watch;
    private volatile boolean lost;
    private volatile boolean left;
    private volatile boolean free;

    /// @param watch what its holder waits by
    Seat(long takenMillis, ShardWatch watch) {
        this.takenMillis = takenMillis;
        this.watch = watch;
    }

    boolean mayBeTaken(long now) {
        return free || now - takenMillis >= KEPT_MILLIS;
    }

    /// Whether nothing needs to be known of it any more.
    boolean isOver(long now) {
        return left && mayBeTaken(now);
    }

    /// Whether somebody else has taken it over.
    boolean isLost() {
        return lost;
    }

    /// Tells its holder that somebody else has it now.
    void lose() {
        lost = true;
        watch.wake();
    }

    /// Its holder is gone.
    void leave() {
        left = true;
    }

    /// Its holder was sent away, and may come back at once.
    void free() {
        free = true;
    }
}
