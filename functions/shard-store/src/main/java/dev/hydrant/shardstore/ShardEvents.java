package dev.hydrant.shardstore;

import dev.hydrant.shardstore.traffic.Metric;
import dev.hydrant.shardstore.traffic.Pace;
import dev.hydrant.shardstore.traffic.StreamTraffic;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Reads a shard for a consumer, for as long as there are both, and writes what it found as events.
final class ShardEvents {

    /// The name of an event on the wire.
    static final String TYPE = "SubscribeToShardEvent";

    /// As much as waits for a reader that has stopped taking, and no more; a larger record is an event of its own.
    private static final long MAX_EVENT_BYTES = 256 * 1024;

    private static final int MAX_EVENT_RECORDS = 10_000;

    private static final Operation SUBSCRIBE = Service.KINESIS.operation("SubscribeToShard");
    private static final Shape.Structure EVENT =
            SUBSCRIBE.events().orElseThrow().inner(TYPE);

    private final ShardStore store;
    private final StreamNames names;
    private final String consumerArn;
    private final int shardIndex;
    private final Optional<Pace> pace;

    ShardEvents(ShardStore store, StreamNames names, String consumerArn, int shardIndex) {
        this.store = store;
        this.names = names;
        this.consumerArn = consumerArn;
        this.shardIndex = shardIndex;
        this.pace = store.settings().limits() == Limits.AWS
                ? Optional.of(new Pace(store.clock().millis()))
                : Optional.empty();
    }

    /// Whether the limits of a consumer let it read on now.
    boolean isReady(long nowMillis) {
        return pace.isEmpty() || pace.get().isReady(nowMillis);
    }

    /// Reads on.
    ///
    /// @throws ServiceException if the consumer or its stream is gone
    ShardRead read(long counter) {
        StreamNames.Resource resource = names.resource(consumerArn);
        StoredStream stream = resource.stream();
        StreamConsumer consumer = resource.consumer();
        if (store.status(stream) == StreamStatus.DELETING) {
            throw StreamNames.notFound(stream.name(), store.settings().account());
        }
        if (consumer == null || store.consumerStatus(consumer).equals(Optional.of(StreamStatus.DELETING))) {
            throw names.noConsumer(consumerArn);
        }
        Shard shard = stream.shards().get(shardIndex);
        try {
            return ShardRead.of(store, new ShardRead.Place(stream, shard, counter), MAX_EVENT_RECORDS, MAX_EVENT_BYTES);
        } catch (IOException e) {
            throw ShardRead.failed(stream, shard, e);
        }
    }

    /// Whether what was read is one record that is larger than events are.
    static boolean isLarge(ShardRead read) {
        return read.bytes() > MAX_EVENT_BYTES;
    }

    /// What was read. A reader goes on behind the last record; at the end of the shard, with its children.
    Struct event(ShardRead read) {
        List<Struct> records = read.records(EVENT.inner("Records"));
        long bytes = read.bytes();
        pace.ifPresent(limit -> limit.gave(bytes, store.clock().millis()));
        StreamTraffic traffic = store.traffic(read.place().stream());
        traffic.observe(Metric.SUBSCRIBE_TO_SHARD_EVENT_BYTES, bytes);
        traffic.observe(Metric.SUBSCRIBE_TO_SHARD_EVENT_RECORDS, records.size());
        traffic.observe(Metric.SUBSCRIBE_TO_SHARD_EVENT_MILLIS_BEHIND_LATEST, read.millisBehindLatest());
        return Struct.of(EVENT)
                .with("Records", records)
                .with(
                        "ContinuationSequenceNumber",
                        read.isEnd() ? null : records.getLast().text("SequenceNumber"))
                .with("MillisBehindLatest", read.millisBehindLatest())
                .with("ChildShards", read.isEnd() ? read.children(EVENT.inner("ChildShards")) : null)
                .build();
    }

    /// That nothing was there to read. A reader goes on from here.
    ///
    /// @param seconds the time, so that the place is behind that of any earlier event
    Struct signOfLife(ShardRead read, long seconds) {
        Shard shard = read.place().shard();
        SequenceNumber place = new SequenceNumber(
                shard.createdSeconds(), shard.index(), Math.max(0, read.next() - 1), SequenceNumber.BEHIND, seconds);
        return Struct.of(EVENT)
                .with("Records", List.of())
                .with("ContinuationSequenceNumber", place.toString())
                .with("MillisBehindLatest", read.millisBehindLatest())
                .build();
    }
}
