package dev.hydrant.shardstore.segments;

import java.time.Duration;

/// Waits before something that failed is tried again.
@FunctionalInterface
public interface Pause {

    /// The first of [#doubling].
    Duration FIRST = Duration.ofMillis(20);

    /// @param attempt 0 for the first repetition
    void before(int attempt) throws InterruptedException;

    /// Twice as long each time.
    static void doubling(int attempt) throws InterruptedException {
        Thread.sleep(FIRST.multipliedBy(1L << attempt));
    }
}
