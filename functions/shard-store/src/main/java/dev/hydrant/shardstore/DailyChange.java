package dev.hydrant.shardstore;

/// A change to a stream that AWS allows only so often within 24 hours.
enum DailyChange {
    SHARD_COUNT(10),
    MODE(2),
    ENCRYPTION(25);

    private final int limit;

    DailyChange(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }
}
