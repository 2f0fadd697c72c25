package dev.hydrant.shardstore.traffic;

/// An allowance by the second, of which up to one second's is saved up.
///
/// What is larger than a second's allowance gets through at once and costs what is saved up; then nothing gets
/// through until that is made up for: five seconds' worth costs five seconds. Not safe for several threads.
final class TokenBucket {

    private static final long MILLIS = 1000;

    private final long perSecond;

    /// In thousandths, so that a millisecond adds a whole number.
    private long level;

    private long millis;

    TokenBucket(long perSecond, long nowMillis) {
        this.perSecond = perSecond;
        this.level = perSecond * MILLIS;
        this.millis = nowMillis;
    }

    /// Whether so much may go through now.
    boolean has(long amount, long nowMillis) {
        refill(nowMillis);
        return level >= (amount > perSecond ? 0 : amount * MILLIS);
    }

    /// Lets so much through, whether or not the bucket has it.
    void take(long amount, long nowMillis) {
        refill(nowMillis);
        level = (amount > perSecond ? Math.min(level, 0) : level) - amount * MILLIS;
    }

    private void refill(long nowMillis) {
        long elapsed = Math.max(0, nowMillis - millis);
        level = elapsed > Long.MAX_VALUE / 2 / perSecond
                ? perSecond * MILLIS
                : Math.min(perSecond * MILLIS, level + elapsed * perSecond);
        millis = Math.max(millis, nowMillis);
    }
}
