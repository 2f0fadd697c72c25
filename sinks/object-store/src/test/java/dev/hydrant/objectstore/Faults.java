package dev.hydrant.objectstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// Decides what goes wrong; asked once before every call, in the caller's thread, so that a scheduler may
/// also wait here.
@FunctionalInterface
public interface Faults {

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

    private static Fault nextOf(Queue<Fault> left) {
        Fault next = left.poll();
        return next == null ? Fault.NONE : next;
    }
}
