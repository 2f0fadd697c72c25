package dev.hydrant.shardstore.traffic;

import java.util.HashMap;
import java.util.Map;

/// How many calls of each kind may still come. Safe for any number of threads.
public final class CallAllowances {

    private final Map<String, TokenBucket> buckets = new HashMap<>();

    /// Lets one call through, if as many as may come by the second haven't.
    ///
    /// @param counted what the calls are counted for; there are no more of it than streams and operations
    public synchronized boolean admit(String counted, int perSecond, long nowMillis) {
        TokenBucket bucket = buckets.computeIfAbsent(counted, kind -> new TokenBucket(perSecond, nowMillis));
        if (!bucket.has(1, nowMillis)) {
            return false;
        }
        bucket.take(1, nowMillis);
        return true;
    }
}
