package dev.hydrant.shardstore;

/// The account's commitment to a minimum throughput, which makes warm throughput available.
///
/// @param startedMillis when it was enabled; [#NEVER] if it never was
/// @param endedMillis when it was disabled, or [#NEVER]
record AccountSettings(long startedMillis, long endedMillis) {

    static final long NEVER = -1;

    static final AccountSettings NONE = new AccountSettings(NEVER, NEVER);

    /// A commitment can't end earlier than this after it began.
    private static final long SHORTEST_MILLIS = 24L * 3_600_000;

    long earliestEndMillis() {
        return startedMillis + SHORTEST_MILLIS;
    }

    /// Whether it holds: until it is disabled, but at least for the shortest time.
    boolean isEnabledAt(long millis) {
        return startedMillis != NEVER && (endedMillis == NEVER || millis < earliestEndMillis());
    }
}
