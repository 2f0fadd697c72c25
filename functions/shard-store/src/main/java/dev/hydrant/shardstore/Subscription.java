package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardWatch;
import dev.hydrant.wire.EventSource;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One reader of one shard: what is there, and then what arrives, until its five minutes are over, the shard ends, or
/// another takes its seat.
///
/// It reads when it is asked for an event, so nothing gathers for a reader that doesn't ask.
final class Subscription implements EventSource {

    private static final long LIFE_MILLIS = 300_000;

    /// So long after an event there is another, if only to say that nothing was put.
    private static final long SIGN_OF_LIFE_MILLIS = 5_000;

    /// Nobody tells of what others append to an object store, or that the consumer is gone: it is looked for so often.
    private static final long LOOK_MILLIS = 1_000;

    /// Who has been given all that the limits give is looked after so often.
    private static final long PACE_MILLIS = 20;

    /// Others' large records leave the room sooner or later: it is looked for so often.
    private static final long ROOM_MILLIS = 50;

    private final ShardEvents events;
    private final Clock clock;
    private final ShardWatch watch;
    private final Seat seat;
    private final EventRoom.Share room;
    private final String named;
    private final long endMillis;
    private long counter;
    private long signMillis;
    private long signSeconds;
    private long nextLookMillis = LOOK_MILLIS;

    /// What was read of a place whose record is so large that it must wait for room; null if none is.
    private @Nullable ShardRead held;

    private long heldBytes;
    private volatile boolean ended;

    /// @param named the subject in AWS's words
    /// @param counter of the first record to read
    Subscription(
            ShardEvents events,
            Clock clock,
            ShardWatch watch,
            Seat seat,
            EventRoom.Share room,
            String named,
            long counter) {
        this.events = events;
        this.clock = clock;
        this.watch = watch;
        this.seat = seat;
        this.room = room;
        this.named = named;
        this.counter = counter;
        this.signMillis = clock.millis();
        this.endMillis = signMillis + LIFE_MILLIS;
    }

    /// The first event comes at once, so that the reader has a place to go on from.
    @Override
    public Next next(Duration atMost) throws InterruptedException {
        room.giveBack(); // the event before has left
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ended) {
            Next next = look();
            if (next != null) {
                return next;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return NOTHING;
            }
            watch.await(Duration.ofNanos(Math.min(left, nextLookMillis * 1_000_000)));
        }
        return END;
    }

    /// What there is; null for nothing.
    private @Nullable Next look() {
        long now = clock.millis();
        if (seat.isLost()) {
            close();
            throw Subscriptions.inUse(named);
        }
        if (now >= endMillis) {
            end();
            return END;
        }
        if (held != null && !room.take(heldBytes)) {
            return signOfLife(held, now);
        }
        if (!events.isReady(now)) {
            nextLookMillis = PACE_MILLIS;
            return null;
        }
        ShardRead read = events.read(counter);
        if (held == null && ShardEvents.isLarge(read) && !room.take(read.bytes())) {
            held = read.withoutRecords();
            heldBytes = read.bytes();
            nextLookMillis = ROOM_MILLIS;
            return signOfLife(held, now);
        }
        held = null;
        counter = read.next();
        nextLookMillis = Math.clamp(read.place().stream().dueMillis() - now, 1, LOOK_MILLIS);
        if (!read.stored().isEmpty() || read.isEnd()) {
            signMillis = now + SIGN_OF_LIFE_MILLIS;
            ended = read.isEnd();
            return new Next.Event(ShardEvents.TYPE, events.event(read));
        }
        return signOfLife(read, now);
    }

    private @Nullable Next signOfLife(ShardRead read, long now) {
        if (now < signMillis) {
            return null;
        }
        signMillis = now + SIGN_OF_LIFE_MILLIS;
        signSeconds = Math.max(signSeconds + 1, now / 1000);
        return new Next.SignOfLife(ShardEvents.TYPE, events.signOfLife(read, signSeconds));
    }

    /// Another may subscribe at once.
    @Override
    public void end() {
        ended = true;
        seat.free();
        watch.wake();
    }

    @Override
    public void close() {
        ended = true;
        seat.leave();
        room.close();
        watch.wake();
        watch.close();
    }
}
