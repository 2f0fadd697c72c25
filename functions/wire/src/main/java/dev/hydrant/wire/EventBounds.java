package dev.hydrant.wire;

import java.time.Duration;

/// How much of a streaming answer a transport takes that only passes on whole ones.
///
/// @param time how long to wait for events
/// @param bytes the most that the body may have
public record EventBounds(Duration time, int bytes) {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int BYTES = 4 * 1024 * 1024;

    public EventBounds {
        if (time.isNegative()) {
            throw new IllegalArgumentException("`time` must not be negative but was " + time);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("`bytes` must be positive but was " + bytes);
        }
    }

    /// 10 seconds and 4 MiB: within what a function may answer, and before a client thinks that nobody does.
    public static EventBounds defaults() {
        return new EventBounds(TIME, BYTES);
    }
}
