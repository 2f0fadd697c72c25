package dev.hydrant.server;

import dev.hydrant.wire.Wire;
import java.util.concurrent.atomic.AtomicLong;

/// Bounds the memory of all bodies that are under way, requests' and long answers', however many connections there are.
///
/// Only bytes that came count: a client that is slow, or promises much, keeps nobody away. Safe for any number of
/// threads.
final class BodyBudget {

    /// A body is there up to four times at once: as it came, as text, decoded, and as the log's batch.
    private static final int SHARE_OF_HEAP = 8;

    private final AtomicLong left;

    /// @param bytes what may be under way at once
    BodyBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /// A share of the heap, but room for one body of the largest size.
    static BodyBudget ofHeap(long heapBytes) {
        return new BodyBudget(Math.max(Wire.MAX_BODY_BYTES, heapBytes / SHARE_OF_HEAP));
    }

    /// @return whether there was room
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
