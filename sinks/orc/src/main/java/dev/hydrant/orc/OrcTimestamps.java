package dev.hydrant.orc;

/// Which timestamps ORC can hold.
///
/// It stores seconds cut towards zero beside nanoseconds counted upwards, and readers take one second off where the
/// seconds are negative and the nanoseconds reach a millisecond. In the last second before 1970 the seconds are zero,
/// which has no sign: such a timestamp would be read a second late.
final class OrcTimestamps {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private OrcTimestamps() {}

    /// @param micros since 1970-01-01T00:00:00Z
    static boolean holds(long micros) {
        return micros >= 0 || micros < MICROS_PER_MILLI - MICROS_PER_SECOND;
    }
}
