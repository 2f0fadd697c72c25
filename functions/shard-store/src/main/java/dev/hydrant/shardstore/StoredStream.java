package dev.hydrant.shardstore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stream as it stands. A change makes another value.
///
/// @param deletedMillis when it was deleted, or [#NOT_DELETED]
/// @param busyUntilMillis until when the last change to it shows as going on
/// @param resharding what becomes of the shards then; null if they stay
/// @param consumers by when they were registered
public record StoredStream(
        String name,
        long createdMillis,
        long deletedMillis,
        long busyUntilMillis,
        @Nullable Resharding resharding,
        StreamSettings settings,
        ShardMap map,
        List<StreamConsumer> consumers) {

    static final long NOT_DELETED = -1;

    public StoredStream {
        consumers = List.copyOf(consumers);
    }

    /// All shards there ever were, by index.
    public List<Shard> shards() {
        return map.all();
    }

    /// The shards that take records, by hash key.
    public List<Shard> openShards() {
        return map.open();
    }

    public boolean isHidden() {
        return StreamSpec.isHidden(name);
    }

    /// When its shards change next, if nobody changes anything else.
    long dueMillis() {
        return resharding == null ? Long.MAX_VALUE : busyUntilMillis;
    }

    /// The open shard that takes records of this hash key.
    Shard shardFor(BigInteger hashKey) {
        return map.shardFor(hashKey);
    }

    /// The consumer of this name, in whatever status.
    Optional<StreamConsumer> consumer(String consumerName) {
        return consumers.stream()
                .filter(consumer -> consumer.name().equals(consumerName))
                .findFirst();
    }

    StoredStream deletedAt(long millis) {
        return new StoredStream(name, createdMillis, millis, busyUntilMillis, null, settings, map, consumers);
    }

    StoredStream with(StreamSettings other, long busyUntil, @Nullable Resharding next) {
        return new StoredStream(name, createdMillis, deletedMillis, busyUntil, next, other, map, consumers);
    }

    StoredStream with(ShardMap other) {
        return new StoredStream(name, createdMillis, deletedMillis, busyUntilMillis, null, settings, other, consumers);
    }

    /// With a consumer in the place of the one of its name, if there is one.
    StoredStream with(StreamConsumer consumer) {
        List<StreamConsumer> others = new ArrayList<>(consumers);
        others.removeIf(other -> other.name().equals(consumer.name()));
        others.add(consumer);
        return new StoredStream(name, createdMillis, deletedMillis, busyUntilMillis, resharding, settings, map, others);
    }
}
