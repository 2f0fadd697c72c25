package dev.hydrant.shardstore.traffic;

/// What came in each of the last minutes. Not safe for several threads.
final class MinuteSums {

    private static final long MINUTE_MILLIS = 60_000;

    /// More than anybody looks back on.
    private static final int MINUTES = 16;

    private final long[] minutes = new long[MINUTES];
    private final long[] records = new long[MINUTES];
    private final long[] bytes = new long[MINUTES];

    void add(long moreRecords, long moreBytes, long nowMillis) {
        long minute = nowMillis / MINUTE_MILLIS;
        int slot = (int) (minute % MINUTES);
        if (minutes[slot] != minute) {
            minutes[slot] = minute;
            records[slot] = 0;
            bytes[slot] = 0;
        }
        records[slot] += moreRecords;
        bytes[slot] += moreBytes;
    }

    /// Whether in each of the last so many whole minutes more came than this by the second, of the one or of
    /// the other.
    boolean stayedAbove(long recordsPerSecond, long bytesPerSecond, int lastMinutes, long nowMillis) {
        long now = nowMillis / MINUTE_MILLIS;
        for (long minute = now - lastMinutes; minute < now; minute++) {
            int slot = (int) (minute % MINUTES);
            boolean above = minutes[slot] == minute
                    && (records[slot] > recordsPerSecond * 60 || bytes[slot] > bytesPerSecond * 60);
            if (!above) {
                return false;
            }
        }
        return true;
    }
}
