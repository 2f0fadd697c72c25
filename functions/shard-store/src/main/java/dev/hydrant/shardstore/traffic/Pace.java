package dev.hydrant.shardstore.traffic;

/// Holds one reader of a shard to what AWS gives a consumer with enhanced fan-out: 2 MiB a second. One thread at a
/// time.
public final class Pace {

    private final TokenBucket bytes;

    public Pace(long nowMillis) {
        bytes = new TokenBucket(ShardTraffic.READ_BYTES, nowMillis);
    }

    /// Whether the reader may be given something now.
    public boolean isReady(long nowMillis) {
        return bytes.has(1, nowMillis);
    }

    /// It was given so much: it isn't ready again until that is made up for.
    public void gave(long given, long nowMillis) {
        bytes.take(given, nowMillis);
    }
}
