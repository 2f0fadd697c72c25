package dev.hydrant.columnar;

import java.util.function.LongPredicate;

/// Which timestamps the files have a place for: all, until a format says otherwise.
final class TimestampLimit {

    private LongPredicate held = _ -> true;

    void set(LongPredicate newHeld) {
        held = newHeld;
    }

    /// @param micros since 1970-01-01T00:00:00Z
    boolean holds(long micros) {
        return held.test(micros);
    }
}
