package dev.hydrant.objectstore;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets exactly one of many threads run at a time; whoever runs passes the turn on.
///
/// What one thread wrote before it passed the turn, the next one sees.
final class Turns {

    private volatile @Nullable Thread running;

    void pass(Thread next) {
        running = next;
        LockSupport.unpark(next);
    }

    /// Waits until the turn is the calling thread's.
    void await() {
        while (running != Thread.currentThread()) {
            LockSupport.park(this);
        }
    }
}
