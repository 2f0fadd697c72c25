package dev.hydrant.objectstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// Decides what goes wrong; asked once before every call, in the caller's thread, so that a scheduler may
/// also wait here.
@FunctionalInterface
public interface Faults {

    /// Of so many calls [#everyThird] has one go wrong.
    int EVERY = 3;

    /// @param key the key, the prefix of a listing, the name of a lock, or empty
    Fault next(Operation operation, String key);

    static Faults none() {
        return (operation, key) -> Fault.NONE;
    }

    /// These faults for the next changes ([Operation#PUT_IF_ABSENT], [Operation#PUT], [Operation#DELETE]),
    /// then none.
    static Faults onChanges(Fault... faults) {
        Queue<Fault> left = new ArrayDeque<>(List.of(faults));
        return (operation, key) -> switch (operation) {
            case PUT_IF_ABSENT, PUT, DELETE -> nextOf(left);
            case GET, HEAD, LIST, NOW, LOCK -> Fault.NONE;
        };
    }

    /// These faults for the next calls of whatever kind, then none.
    static Faults onCalls(Fault... faults) {
        Queue<Fault> left = new ArrayDeque<>(List.of(faults));
        return (operation, key) -> nextOf(left);
    }

    /// Every third put and every third other call but a lock's goes wrong, puts in one way after another: what a
    /// client that repeats can put right.
    static Faults everyThird() {
        AtomicInteger puts = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        return (operation, key) -> switch (operation) {
            case PUT_IF_ABSENT, PUT -> ofPut(puts.incrementAndGet());
            case GET, HEAD, LIST, DELETE, NOW -> others.incrementAndGet() % EVERY == 0 ? Fault.UNAVAILABLE : Fault.NONE;
            case LOCK -> Fault.NONE;
        };
    }

    private static Fault ofPut(int number) {
        if (number % EVERY != 0) {
            return Fault.NONE;
        }
        return switch (number / EVERY % 3) {
            case 0 -> Fault.ANSWER_LOST;
            case 1 -> Fault.LOST;
            default -> Fault.UNAVAILABLE;
        };
    }

    private static Fault nextOf(Queue<Fault> left) {
        Fault next = left.poll();
        return next == null ? Fault.NONE : next;
    }
}
