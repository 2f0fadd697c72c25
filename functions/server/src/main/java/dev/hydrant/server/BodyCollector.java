package dev.hydrant.server;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/// Collects a request's body up to a limit, as far as the budget has room; what is beyond is read and dropped.
///
/// Used by its connection's thread alone.
final class BodyCollector {

    private static final byte[] NOTHING = {};
    private static final int FIRST_BYTES = 4 * 1024;

    /// The answer to a full PutRecords takes some 70 KiB.
    private static final int SHORT_ANSWER_BYTES = 256 * 1024;

    private final int limit;
    private final BodyBudget budget;
    private final int declared;
    private byte[] body = NOTHING;
    private int taken;
    private boolean tooLarge;
    private boolean withoutRoom;

    /// @param declared the length that the client promises; 0 if it doesn't say
    BodyCollector(int limit, long declared, BodyBudget budget) {
        this.limit = limit;
        this.declared = (int) Math.min(limit, declared);
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
            append(part);
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
        return body.length == taken ? body : Arrays.copyOf(body, taken);
    }

    /// Exchanges the request's room for an answer's, which takes memory until the client has all of it. A short answer
    /// always has room: it may be what tells that records are safe.
    ///
    /// @return whether there was room
    boolean makeRoomForAnswer(int bytes) {
        release();
        if (bytes <= SHORT_ANSWER_BYTES) {
            return true;
        }
        boolean room = budget.take(bytes);
        taken = room ? bytes : 0;
        return room;
    }

    /// Grows by what came, up to what was promised: so the last array is mostly the whole body, and isn't copied again.
    private void append(Buffer part) {
        int needed = taken + part.length();
        if (needed > body.length) {
            int grown = Math.max(needed, Math.min(limit, Math.max(FIRST_BYTES, 4 * body.length)));
            body = Arrays.copyOf(body, declared >= needed ? Math.min(declared, grown) : grown);
        }
        part.getBytes(body, taken);
        taken = needed;
    }

    /// Gives back what was taken, once the answer is with the client or its client is gone. May be repeated.
    void release() {
        body = NOTHING;
        budget.giveBack(taken);
        taken = 0;
    }
}
