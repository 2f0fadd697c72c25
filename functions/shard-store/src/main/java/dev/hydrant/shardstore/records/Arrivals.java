package dev.hydrant.shardstore.records;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells those who wait that something new may be read.
public final class Arrivals {

    private final Map<Integer, Set<ShardWatch>> watches = new ConcurrentHashMap<>();
    private long version;

    /// A watch on one shard, to be closed.
    public ShardWatch watch(int shard) {
        ShardWatch watch = new ShardWatch(this, shard);
        watches.compute(shard, (number, others) -> {
            Set<ShardWatch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watch);
            return all;
        });
        return watch;
    }

    void remove(ShardWatch watch) {
        watches.computeIfPresent(watch.shard(), (number, all) -> {
            all.remove(watch);
            return all.isEmpty() ? null : all;
        });
    }

    /// Tells those who watch a shard.
    void signal(int shard) {
        Set<ShardWatch> waiting = watches.get(shard);
        if (waiting != null) {
            waiting.forEach(ShardWatch::wake);
        }
    }

    synchronized void signal() {
        version++;
        notifyAll();
    }

    synchronized long version() {
        return version;
    }

    /// Waits until something arrived after `seen`, or until the time is over.
    ///
    /// @return whether something arrived
    synchronized boolean await(long seen, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (version == seen) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
