package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/// A stream that was made.
///
/// @param deletedMillis when it was deleted, or [#NOT_DELETED]
/// @param shards by index
public record StoredStream(
        StreamSpec spec, long createdMillis, long deletedMillis, Duration retention, List<Shard> shards) {

    static final long NOT_DELETED = -1;

    /// How long records stay readable.
    static final Duration RETENTION = Duration.ofHours(24);

    public StoredStream {
        shards = List.copyOf(shards);
    }

    public String name() {
        return spec.name();
    }

    public boolean isHidden() {
        return StreamSpec.isHidden(name());
    }

    StoredStream deletedAt(long millis) {
        return new StoredStream(spec, createdMillis, millis, retention, shards);
    }

    /// The open shard that takes records of this hash key. The ranges of a stream's shards leave no gap.
    Shard shardFor(BigInteger hashKey) {
        int low = 0;
        int high = shards.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shards.get(middle).endingHashKey().compareTo(hashKey) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Shard shard = shards.get(low);
        if (!shard.holds(hashKey)) {
            throw new IllegalStateException("no shard of " + name() + " holds hash key " + hashKey);
        }
        return shard;
    }
}
