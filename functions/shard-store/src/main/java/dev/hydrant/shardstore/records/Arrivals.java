package dev.hydrant.shardstore.records;

/// Tells those who wait that something new may be read.
public final class Arrivals {

    private long version;

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
