package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardWatch;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who of this process reads a shard for a consumer: one at a time. Safe for any number of threads.
final class Subscriptions {

    private final Clock clock;
    private final Map<Subject, Seat> seats = new ConcurrentHashMap<>();

    Subscriptions(Clock clock) {
        this.clock = clock;
    }

    /// What is subscribed to.
    ///
    /// @param shardNumber of all shards of the store
    record Subject(String consumerArn, int shardNumber) {}

    /// Takes the seat, over from whoever has it.
    ///
    /// @param named the subject in AWS's words
    /// @param watch what the taker will wait by
    /// @throws ServiceException if it was taken too short a time ago
    Seat take(Subject subject, String named, ShardWatch watch) {
        long now = clock.millis();
        seats.values().removeIf(seat -> seat.isOver(now));
        return seats.compute(subject, (key, holder) -> {
            if (holder != null && !holder.mayBeTaken(now)) {
                throw inUse(named);
            }
            if (holder != null) {
                holder.lose();
            }
            return new Seat(now, watch);
        });
    }

    static ServiceException inUse(String named) {
        return new ServiceException(
                ErrorCode.RESOURCE_IN_USE, "Another active subscription exists for this consumer: " + named);
    }
}
