package dev.hydrant.server;

import io.vertx.core.buffer.Buffer;

/// Collects a request's body up to a limit, as far as the budget has room; what is beyond is read and dropped.
///
/// Used by its connection's thread alone.
final class BodyCollector {

    private final int limit;
    private final BodyBudget budget;
    private Buffer body = Buffer.buffer();
    private int taken;
    private boolean tooLarge;
    private boolean withoutRoom;

    BodyCollector(int limit, BodyBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    void add(Buffer part) {
        if (tooLarge || withoutRoom) {
            return;
        }
        if (taken + part.length() > limit) {
            tooLarge = true;
            release();
        } else if (budget.take(part.length())) {
            taken += part.length();
            body.appendBuffer(part);
        } else {
            withoutRoom = true;
            release();
        }
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    /// Whether others' bodies left no room for this one.
    boolean isWithoutRoom() {
        return withoutRoom;
    }

    byte[] bytes() {
        return body.getBytes();
    }

    /// Gives back what was taken, once the request is answered or its client is gone. May be repeated.
    void release() {
        body = Buffer.buffer();
        budget.giveBack(taken);
        taken = 0;
    }
}
