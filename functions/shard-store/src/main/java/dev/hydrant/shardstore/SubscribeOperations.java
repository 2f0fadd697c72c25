package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardWatch;
import dev.hydrant.shardstore.traffic.Metric;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.EventSource;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.util.Optional;

/// Begins the subscriptions of consumers to shards.
final class SubscribeOperations {

    private final ShardStore store;
    private final StreamNames names;
    private final Subscriptions subscriptions;
    private final EventRoom room = EventRoom.ofHeap(Runtime.getRuntime().maxMemory());

    SubscribeOperations(ShardStore store, StreamNames names) {
        this.store = store;
        this.names = names;
        this.subscriptions = new Subscriptions(store.clock());
    }

    EventSource subscribe(Struct input) {
        store.catchUp();
        String arn = input.text("ConsumerARN");
        StreamNames.Resource resource = names.resource(arn);
        StoredStream stream = resource.stream();
        StreamConsumer consumer = resource.consumer();
        if (consumer == null) {
            throw new IllegalStateException("an ARN that is a consumer's means a consumer");
        }
        String account = store.settings().account();
        if (!store.consumerStatus(consumer).equals(Optional.of(StreamStatus.ACTIVE))) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Consumer " + consumer.name() + " with creation timestamp " + consumer.createdMillis() / 1000
                            + " under stream: " + stream.name() + " , account " + account
                            + " is not in ACTIVE status.");
        }
        Shard shard = ShardIds.readable(stream, input.text("ShardId"), account);
        try {
            long counter = new StartingPlaces(store, stream, shard).ofSubscription(input.struct("StartingPosition"));
            String named = account + ":" + stream.name() + ":" + shard.id() + ":" + consumer.name();
            ShardWatch watch = store.watch(shard);
            try {
                Seat seat = subscriptions.take(new Subscriptions.Subject(arn, shard.number()), named, watch);
                ShardEvents events = new ShardEvents(store, names, arn, shard.index());
                store.traffic(stream).observe(Metric.SUBSCRIBE_TO_SHARD_SUCCESS, 1);
                return new Subscription(events, store.clock(), watch, seat, room.share(), named, counter);
            } catch (ServiceException e) {
                watch.close();
                store.traffic(stream).observe(Metric.SUBSCRIBE_TO_SHARD_SUCCESS, 0);
                store.traffic(stream).observe(Metric.SUBSCRIBE_TO_SHARD_RATE_EXCEEDED, 1);
                throw e;
            }
        } catch (IOException e) {
            throw ShardRead.failed(stream, shard, e);
        }
    }
}
