package dev.hydrant.objectstore;

import java.time.Duration;

/// How long and how often an S3 store is asked.
///
/// @param attempts requests per call at most, the first one included
/// @param firstPause before the second attempt; doubles before each further one
/// @param connect for making a connection
/// @param silence for each wait for bytes to go or come
/// @param whole for one request and its answer, however large
record S3Limits(int attempts, Duration firstPause, Duration connect, Duration silence, Duration whole) {

    static final int ATTEMPTS = 4;
    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration SILENCE = Duration.ofSeconds(30);
    static final Duration WHOLE = Duration.ofMinutes(5);

    S3Limits {
        if (attempts < 1) {
            throw new IllegalArgumentException("`attempts` must be at least 1 but was " + attempts);
        }
    }

    static S3Limits defaults() {
        return new S3Limits(ATTEMPTS, FIRST_PAUSE, CONNECT, SILENCE, WHOLE);
    }
}
